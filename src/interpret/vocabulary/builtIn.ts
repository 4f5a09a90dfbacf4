import type { Vocabulary } from "../../model/vocabulary.js";

const name = (text: string, aliases: string[] = [], slaRows: string[] = []) => ({ name: text, aliases, slaRows });

/** Names and headings of the reports the tool was first written for. It only helps: other names are read without it. */
export const BUILT_IN_VOCABULARY: Vocabulary = {
  systems: [
    name("Fælleskommunalt Organisationssystem", ["FK Organisation", "KO Organisation"], ["KO"]),
    name("Fælleskommunalt Klassifikationssystem", ["FK Klassifikation"], ["KO"]),
    name("Klassifikation og Organisation", [], ["KO"]),
    name("Organisation og Klassifikation", [], ["KO"]),
    name("Fælleskommunalt Sags- og Dokumentindeks", ["Sags- og Dokumentindeks", "Sags- og Dokumentindekset"], ["SDY"]),
    name("Fælleskommunalt Ydelsesindeks", ["Ydelsesindeks", "Ydelsesindekset"], ["SDY"]),
    name("Sags-, Dokument- og Ydelsesindeks", ["Sags-, Dokument- og Ydelsesindekset"], ["SDY"]),
    name("Fælleskommunal Beskedfordeler", ["Beskedfordeler", "Beskedfordeleren"], ["BF"]),
    name("Fælleskommunal Adgangsstyring for brugere", ["Adgangsstyring for brugere"], ["Adgangsstyring"]),
    name("Fælleskommunal Adgangsstyring for systemer", ["Adgangsstyring for systemer"], ["Adgangsstyring"]),
    name("Serviceplatformen", [], ["SP"]),
    name("Støttesystemerne"),
    name("Digital Signering", [], ["DS"]),
    name("Sundhedsjournalen", [], ["SJ"]),
    name("Fælleskommunale Datavarehus", ["Fælleskommunalt Datavarehus"], ["FD"]),
    name("SAPA Overblik"),
    name("SAPA Advis"),
    name("Dialogintegration"),
    name("HSM/HPCS"),
  ],
  phrases: { cause: [], remedy: [], unavailable: [], degraded: [] },
  assessment: {
    "very-satisfactory": [],
    satisfactory: [],
    "less-satisfactory": [],
    unsatisfactory: [],
    "very-unsatisfactory": [],
  },
  headings: {
    platforms: ["Serviceplatformen", "Støttesystemerne", "Sundhedsjournalen", "Fælleskommunale Datavarehus"],
    infrastructure: ["Infrastruktur", "Infrastrukturdrift", "Infrastrukturdriften"],
    application: ["Applikation", "Applikationer", "Applikationsdrift", "Applikationsdriften"],
  },
  ignore: ["FORKLARING", "DRIFTSSTATUS"],
};
