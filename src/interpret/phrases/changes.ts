/** Where changes were made: "i Produktionsmiljøet", "i produktion", "Miljø: produktion", "på testmiljøet". */
export const ENVIRONMENTS =
  "(?<compound>\\p{L}{3,30}?)s?-?miljø(?:et|erne)?|(?:i|på|til|miljø:) (?<plain>produktionen|produktion|prod|test|præproduktion|preprod|uddannelse|udvikling|staging)|miljøet (?<named>\\p{L}+)";
