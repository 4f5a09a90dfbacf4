import { plainText } from "../../danish/plainText.js";

/** What the field of a form holds, by its label: "Årsag: …", "Berørt: …". */
export type LabelSense =
  | "system"
  | "event"
  | "impact"
  | "time"
  | "start"
  | "end"
  | "length"
  | "cause"
  | "remedy"
  | "status"
  | "area"
  | "other";

/** Words that labels are made of, one line a sense, as stems: a label has the sense of the first stem it begins with. */
const SENSES: readonly { sense: LabelSense; stems: string }[] = [
  {
    sense: "cause",
    stems:
      "årsag rodårsag root cause grund baggrund forklaring hvorfor synder skyldes skyld bagvedliggende udløst kilde",
  },
  {
    sense: "remedy",
    stems:
      "løsning løst afhjælp afhjulp udbedr udbedring handling fix workaround rettelse rettet gjort tiltag indgreb reparation reaktion vi gjorde hvad gjorde foranstaltning genopret",
  },
  {
    sense: "system",
    stems:
      "system berørt berørte ramt ramte tjeneste service applikation app it-system komponent løsning berørt platform",
  },
  {
    sense: "impact",
    stems: "konsekvens følge påvirkning symptom virkning mærkedes omfang betydning effekt impact gene",
  },
  { sense: "start", stems: "start starttid fra begyndt begyndelse opstod opstået indtraf meldt" },
  { sense: "end", stems: "slut sluttid til afsluttet ophørt igen oppe færdig løst kl normal" },
  { sense: "length", stems: "varighed nedetid varede længde" },
  { sense: "time", stems: "tid tidspunkt dato dag periode hvornår tidsrum klokken kl" },
  {
    sense: "event",
    stems: "hændelse fejl problem beskrivelse incident driftsforstyrrelse forstyrrelse hvad sket skete",
  },
  { sense: "area", stems: "område driftsområde type kategori lag" },
  { sense: "status", stems: "status tilstand nu" },
  { sense: "other", stems: "bemærk note sag ref prioritet prio afvigelse ansvarlig kommentar" },
];

export function labelSense(label: string): LabelSense | null {
  const plain = plainText(label);
  for (const { sense, stems } of SENSES)
    if (stems.split(" ").some((stem) => plain === stem || (stem.length > 4 && plain.startsWith(stem)))) return sense;
  const first = plain.split(" ")[0]!;
  for (const { sense, stems } of SENSES) if (stems.split(" ").some((stem) => first === stem)) return sense;
  return null;
}
