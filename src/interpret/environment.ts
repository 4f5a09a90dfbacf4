/** "Produktion", "Produktionsmiljøet", "produktion", "Test", "testmiljøet", "Præproduktion", "Uddannelsesmiljø" */
const KNOWN =
  /^(?:(?:ekstern |intern )?test|præ-?produktion|produktion|prod|udvikling|uddannelse|demo|staging|kvalitetssikring|qa|undervisning|integrationstest)$/i;

/** The environment a text names, without "-miljøet": "Produktionsmiljøet" is "Produktion"; null where it names none. */
export function readEnvironment(text: string): string | null {
  const plain = text.trim().replace(/:$/, "");
  const bare = plain.replace(/s?[-‐\s]?miljø(?:et)?$/i, "");
  if (bare === "" || !(KNOWN.test(bare) || bare !== plain)) return null;
  return bare[0]!.toUpperCase() + bare.slice(1);
}
