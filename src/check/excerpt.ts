/** The first words of a text, for a message. */
export const excerpt = (text: string): string => (text.length > 60 ? `${text.slice(0, 59).trimEnd()}…` : text);
