/** The number of a month such as "2025-03" (or of a day's, "2025-03-03") since year 0: those of neighbours differ by one. */
export const monthOrdinal = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
