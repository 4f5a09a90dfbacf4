/** The languages that people are spoken to in; records and codes are the same in both. */
export const LANGUAGES = ["en", "da"] as const;
export type Language = (typeof LANGUAGES)[number];

/** One text in every language. */
export type Words = Readonly<Record<Language, string>>;
