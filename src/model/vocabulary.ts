import { z } from "zod";

/**
 * Words of one world: the systems a writer names and the wordings a report uses. The built-in vocabulary and users'
 * profiles have this one format; it only helps, names never seen before are read without it.
 */
const words = z.array(z.string().trim().min(1));

export const systemNameSchema = z.strictObject({
  name: z.string().trim().min(1).describe("the name in full, as reports write it"),
  aliases: words.default([]).describe("short forms and other spellings"),
  slaRows: words.default([]).describe('names that start its rows in the SLA tables: "KO" of "KO - infrastruktur"'),
});
export const phrasesSchema = z.strictObject({
  cause: words.default([]).describe('words that lead in a cause: "roden til problemet var"'),
  remedy: words.default([]).describe('words that lead in a remedy: "vi fik gang i det ved at"'),
  unavailable: words.default([]).describe('words for no access: "helt sort"'),
  degraded: words.default([]).describe('words for reduced function: "hakkede"'),
});
export const assessmentPhrasesSchema = z.strictObject({
  "very-satisfactory": words.default([]),
  satisfactory: words.default([]),
  "less-satisfactory": words.default([]),
  unsatisfactory: words.default([]),
  "very-unsatisfactory": words.default([]),
});
export const headingsSchema = z.strictObject({
  platforms: words.default([]).describe("headings that start a platform"),
  infrastructure: words.default([]).describe("headings over incidents of the infrastructure"),
  application: words.default([]).describe("headings over incidents of the applications"),
});
export const vocabularySchema = z.strictObject({
  systems: z.array(systemNameSchema).default([]),
  phrases: phrasesSchema.prefault({}),
  assessment: assessmentPhrasesSchema.prefault({}),
  headings: headingsSchema.prefault({}),
  ignore: words.default([]).describe("lines that start like this hold nothing for a record"),
});

export type SystemName = z.infer<typeof systemNameSchema>;
export type Vocabulary = z.infer<typeof vocabularySchema>;

/** A vocabulary without a word. */
export const emptyVocabulary = (): Vocabulary => vocabularySchema.parse({});
