import fontkit from "@pdf-lib/fontkit";
import { PDFDocument as LibDocument } from "pdf-lib";
import PDFDocument from "pdfkit";
import { BOLD, REGULAR } from "./font.js";
import { MONTH_NAMES } from "./month.js";
import type { Random } from "./random.js";
import { randomFrom } from "./random.js";

/** PDFs that are no status reports, many with what reports have: months, percentages, clock times, bullets, tables. */
export interface Stranger {
  name: string;
  draw(): Promise<Uint8Array>;
}

type Doc = PDFKit.PDFDocument;
type Rows = readonly (readonly string[])[];

const A4 = { width: 595, height: 842 };

const pdfkit = (
  name: string,
  draw: (doc: Doc, random: Random) => void,
  size: [number, number] = [A4.width, A4.height],
): Stranger => ({
  name,
  async draw() {
    const doc = new PDFDocument({ size, margin: 50, info: { CreationDate: new Date(0) } });
    doc.registerFont("regular", REGULAR).registerFont("bold", BOLD).font("regular", 10);
    const chunks: Uint8Array[] = [];
    doc.on("data", (chunk: Uint8Array) => chunks.push(chunk));
    const ended = new Promise((resolve) => doc.on("end", resolve));
    draw(doc, randomFrom(name));
    doc.end();
    await ended;
    return Buffer.concat(chunks);
  },
});

const title = (doc: Doc, text: string): Doc => doc.font("bold", 18).text(text).moveDown(0.5).font("regular", 10);

const paragraphs = (doc: Doc, ...texts: string[]): void => texts.forEach((text) => doc.text(text).moveDown(0.6));

const bullets = (doc: Doc, ...texts: string[]): void => {
  texts.forEach((text) => doc.text(`- ${text}`, { indent: 8 }));
  doc.moveDown(0.6);
};

/** Rows of cells at equal distances, the first in bold. */
function table(doc: Doc, rows: Rows, { ruled = false, size = 8 } = {}): void {
  const left = 50;
  const step = (doc.page.width - 2 * left) / rows[0]!.length;
  let y = doc.y;
  for (const [i, row] of rows.entries()) {
    doc.font(i === 0 ? "bold" : "regular", size);
    row.forEach((cell, j) => doc.text(cell, left + j * step + 3, y + 3, { lineBreak: false }));
    if (ruled) doc.rect(left, y, doc.page.width - 2 * left, size + 7).stroke("#888");
    doc.fillColor("black");
    y += size + 7;
  }
  doc.font("regular", 10).text("", left, y + 10);
}

const SHORT_MONTHS = MONTH_NAMES.map((name) => name.slice(0, 3));
const amount = (random: Random): string => `${random.int(10, 990)}.${String(random.int(0, 999)).padStart(3, "0")}`;
const percent = (random: Random, decimals: number): string =>
  `${(random.next() * 100).toFixed(decimals).replace(".", ",")}%`;

const PROSE =
  "Undersøgelsen omfatter svar fra 1.204 borgere i otte kommuner. Andelen, der er tilfredse, steg fra 71,4% til 78,2%, " +
  "mens andelen uden mening faldt. Resultaterne skal læses med forbehold for en lav svarprocent blandt de yngste.";

export const STRANGERS: Stranger[] = [
  pdfkit("invoice", (doc) => {
    title(doc, "FAKTURA 2025-0318");
    paragraphs(doc, "Fakturadato: 18. marts 2025", "Forfald: 8 dage netto");
    table(doc, [
      ["Varenr.", "Beskrivelse", "Antal", "Pris", "Beløb"],
      ["1001", "Konsulenttimer, drift", "12", "950,00", "11.400,00"],
      ["1002", "Serverplads, marts 2025", "1", "2.300,00", "2.300,00"],
      ["", "Moms 25,00%", "", "", "3.425,00"],
    ]);
  }),
  { name: "form", draw: drawForm },
  pdfkit("letter", (doc) =>
    paragraphs(
      doc,
      "Skanderborg, den 3. april 2025",
      "Kære Karen",
      "Tak for dit brev af 18. marts kl. 22:59. Vi var desværre ikke hjemme fra den 18. marts til den 19. marts, men har nu læst det hele.",
      "Årsagen var, at vi besøgte min søster på Bornholm. Fejlen er vores, og den bliver rettet ved at komme forbi en anden dag.",
      "Mange hilsner, Jens",
    ),
  ),
  pdfkit("paper", (doc) => {
    title(doc, "Borgernes tilfredshed med digitale tjenester");
    const top = doc.y;
    [50, 310].forEach((x) => doc.text(`${PROSE} `.repeat(6), x, top, { width: 235, align: "justify" }));
    doc.text("", 50, 560);
    table(doc, [
      ["Tabel 1", "2022", "2023", "2024"],
      ["Tilfreds", "71,4%", "74,9%", "78,2%"],
      ["Ved ikke", "12,2%", "11,0%", "9,6%"],
      ["Utilfreds", "16,4%", "14,1%", "12,2%"],
    ]);
  }),
  pdfkit("map", (doc, random) => {
    for (let i = 0; i < 120; i++)
      doc
        .moveTo(random.int(0, 595), random.int(0, 842))
        .bezierCurveTo(...([1, 2, 3].flatMap(() => [random.int(0, 595), random.int(0, 842)]) as Curve))
        .stroke(random.pick(["#c00", "#0a0", "#fb0", "#333"]));
    for (const place of ["Viborg", "Ribe", "Køge", "Skive"])
      doc.text(place, random.int(50, 500), random.int(50, 780), { lineBreak: false });
  }),
  pdfkit("menu", (doc) => {
    title(doc, "Kantinens menu – Marts 2025");
    table(doc, [
      ["Dag", "Varm ret", "Grønt", "Pris"],
      ["Mandag", "Frikadeller med kartoffelsalat", "Råkost", "42,00"],
      ["Tirsdag", "Fiskefilet", "Remoulade", "45,00"],
      ["Onsdag", "Lasagne", "Salat", "48,00"],
    ]);
    bullets(doc, "3. marts er der fastelavnsboller fra kl. 13:00 til kl. 14:30.", "17. marts er kantinen lukket.");
  }),
  pdfkit("timetable", (doc) => {
    title(doc, "Køreplan linje 200 – Marts 2025");
    const row = (place: string, minute: number): string[] => [
      place,
      ...[6, 7, 8, 9, 10, 11].map((h) => `${h}:${String(minute).padStart(2, "0")}`),
    ];
    table(doc, [["Stoppested", "1", "2", "3", "4", "5", "6"], row("Skive St.", 5), row("Viborg St.", 42)]);
    bullets(doc, "Den 23. marts fra kl. 09:56 til kl. 13:30 køres der ikke.", "Ændringer kan forekomme.");
  }),
  pdfkit("budget", (doc, random) => {
    title(doc, "Budget 2025 i kroner");
    const row = (name: string): string[] => [name, ...SHORT_MONTHS.map(() => amount(random))];
    const head = ["Post", ...SHORT_MONTHS.map((m) => `${m}-25`)];
    table(doc, [head, row("Løn"), row("Husleje"), row("Drift"), row("It")], { size: 5.5 });
  }),
  pdfkit("minutes", (doc) => {
    title(doc, "Referat af personalemøde");
    paragraphs(doc, "Tirsdag den 4. marts 2025 kl. 10.00-11.30", "1. Nyt fra ledelsen", "2. Drift");
    bullets(
      doc,
      "Printeren på 2. sal har været i stykker siden 3. marts. Årsagen er ukendt.",
      "Sygefraværet er faldet fra 4,2% til 3,9%.",
      "Sommerfesten holdes den 13. juni fra kl. 16:00 til kl. 23:00.",
    );
  }),
  pdfkit("price-list", (doc, random) => {
    title(doc, "Prisliste");
    const items = ["Skruer", "Møtrikker", "Søm", "Bolte", "Spær", "Lægter"];
    table(
      doc,
      [["Vare", "Pris", "Rabat"], ...items.map((item) => [item, `${random.int(5, 90)},50`, percent(random, 0)])],
      {
        ruled: true,
      },
    );
  }),
  pdfkit("budget-plan", (doc, random) => {
    title(doc, "Andel af årets budget brugt");
    const row = (name: string): string[] => [name, ...SHORT_MONTHS.slice(0, 6).map(() => percent(random, 2))];
    const head = ["Afdeling", ...SHORT_MONTHS.slice(0, 6).map((m) => `${m}-25`)];
    table(doc, [head, row("Skole"), row("Ældre"), row("Teknik")], { ruled: true });
  }),
  pdfkit("cv", (doc) => {
    title(doc, "Curriculum vitae");
    table(doc, [
      ["Periode", "Stilling", "Sted"],
      ["marts 2019 – marts 2025", "Driftsleder", "Køge Kommune"],
      ["august 2014 – februar 2019", "Systemadministrator", "Ribe Amt"],
    ]);
    bullets(doc, "Ansvar for infrastruktur og applikationsdrift", "ITIL Foundation, 2016");
  }),
  pdfkit("newsletter", (doc) => {
    title(doc, "Nyhedsbrev – Marts 2025");
    paragraphs(
      doc,
      "Kære medlemmer. Foråret er kommet, og foreningen har fået 12 nye medlemmer i perioden.",
      "Der er i perioden holdt to foredrag. Det næste er den 27. marts kl. 19:00.",
      PROSE,
    );
  }),
  pdfkit("contract", (doc) => {
    title(doc, "Aftale om drift");
    ["Parterne", "Ydelsen", "Servicemål", "Vederlag", "Ophør"].forEach((heading, i) =>
      paragraphs(
        doc,
        `§ ${i + 1}. ${heading}`,
        "Leverandøren sikrer en tilgængelighed på 99,80% målt pr. måned. Falder den under 99,00%, betales en bod på 5%.",
      ),
    );
  }),
  pdfkit(
    "certificate",
    (doc) => {
      doc.rect(30, 30, 782, 535).lineWidth(6).stroke("#b8860b");
      doc.font("bold", 40).text("DIPLOM", 0, 150, { width: 842, align: "center" });
      doc.font("regular", 18).text("for deltagelse i kurset Sikker drift", { align: "center" });
      doc.text("18. marts 2025", { align: "center" });
    },
    [842, 595],
  ),
  pdfkit(
    "sales-slides",
    (doc, random) => {
      title(doc, "Salg – Marts 2025");
      bullets(doc, "Omsætningen er steget i marts.", "Kunderne er meget tilfredse.");
      const row = (name: string): string[] => [name, ...SHORT_MONTHS.map(() => percent(random, 2))];
      table(doc, [["Region", ...SHORT_MONTHS.map((m) => `${m}-24`)], row("Nord"), row("Syd"), row("Øst")], {
        ruled: true,
      });
      doc.rect(60, 400, 40, 60).fill("#ff0000").rect(110, 380, 40, 80).fill("#ffff00").fillColor("black");
    },
    [960, 540],
  ),
  pdfkit("crossword", (doc, random) => {
    for (let y = 0; y < 15; y++)
      for (let x = 0; x < 15; x++)
        if (random.chance(0.2)) doc.rect(60 + x * 30, 60 + y * 30, 30, 30).fill("black");
        else doc.rect(60 + x * 30, 60 + y * 30, 30, 30).stroke("black");
    doc.fillColor("black").text("Vandret: 1. Måned (5) 4. System (8) 7. Fejl (4)", 60, 540);
  }),
  pdfkit("empty-page", () => {}),
  pdfkit("huge-text", (doc) => void doc.font("bold", 300).text("99%", 60, 100, { lineBreak: false }), [960, 540]),
  pdfkit("temperatures", (doc, random) => {
    title(doc, "Middeltemperatur");
    const row = (name: string): string[] => [
      name,
      ...SHORT_MONTHS.map(() => `${random.int(-4, 21)},${random.int(0, 9)}`),
    ];
    table(doc, [["Station", ...SHORT_MONTHS.map((m) => `${m}. 25`)], row("Skagen"), row("Gedser")], { size: 7 });
  }),
  pdfkit("calendar", (doc) => {
    title(doc, "Marts 2025");
    const days = Array.from({ length: 35 }, (_, i) => (i < 5 || i > 35 ? "" : String(i - 4)));
    const weeks = [0, 1, 2, 3, 4].map((w) => days.slice(w * 7, w * 7 + 7));
    table(doc, [["man", "tir", "ons", "tor", "fre", "lør", "søn"], ...weeks], { ruled: true });
  }),
  pdfkit("phone-list", (doc, random) => {
    title(doc, "Telefonliste – Januar 2025");
    const names = ["Mette Holm", "Søren Ager", "Åse Østergård", "Niels Æbelø"];
    table(doc, [
      ["Navn", "Afdeling", "Telefon"],
      ...names.map((n) => [n, "It-drift", `70 10 20 ${random.int(10, 99)}`]),
    ]);
  }),
  pdfkit("goals", (doc) => {
    title(doc, "Mål for 2025");
    table(doc, [
      ["Indsats", "Mål", "Resultat"],
      ["Genanvendelse af affald", "65,00%", "61,30%"],
      ["Besvarede opkald", "90,00%", "92,10%"],
    ]);
    bullets(doc, "Nye mål fastsættes i marts 2026.");
  }),
  pdfkit("energy-readings", (doc, random) => {
    title(doc, "Energiforbrug – Marts 2025");
    const months = SHORT_MONTHS.map((m) => `${m}-24`);
    const row = (place: string): string[] => [place, ...months.map(() => percent(random, 1))];
    table(doc, [["Bygning", ...months], row("Rådhuset"), row("Svømmehallen"), row("Biblioteket")], { size: 5.5 });
    paragraphs(doc, "Forbrug i procent af samme måned året før. Der er i perioden skiftet 12 målere.");
  }),
  pdfkit("energy-targets", (doc, random) => {
    title(doc, "Energirapport – Marts 2025");
    const months = SHORT_MONTHS.slice(0, 6).map((m) => `${m}-25`);
    const row = (place: string): string[] => [place, "95,0%", ...months.map(() => percent(random, 1))];
    table(doc, [["Bygning", "Mål", ...months], row("Rådhuset"), row("Svømmehallen"), row("Biblioteket")], { size: 6 });
    paragraphs(doc, "Målt varmeforbrug i forhold til sidste år.");
  }),
  pdfkit("rota", (doc, random) => {
    title(doc, "Vagtplan, marts 2025");
    const people = ["Mette", "Søren", "Karen", "Ali"];
    const days = ["3. marts", "4. marts", "5. marts", "6. marts", "7. marts"];
    table(doc, [["Vagt", ...days], ...["Dag", "Aften", "Nat"].map((v) => [v, ...days.map(() => random.pick(people))])]);
    bullets(doc, "Den 5. marts kl. 07:00-15:00 er der ikke adgang til vagtstuen.", "Vagtskift meldes til Karen.");
  }),
  pdfkit("sick-leave", (doc, random) => {
    title(doc, "Sygefravær – 1. kvartal 2025");
    const row = (place: string): string[] => [place, ...[1, 2, 3].map(() => percent(random, 2)), percent(random, 2)];
    table(
      doc,
      [["Afdeling", "Januar 2025", "Februar 2025", "Marts 2025", "I alt"], row("Drift"), row("Borgerservice")],
      {
        ruled: true,
      },
    );
  }),
  pdfkit("visits", (doc, random) => {
    title(doc, "Besøg på hjemmesiden");
    const months = ["2024-12", "2025-01", "2025-02", "2025-03"];
    const row = (page: string): string[] => [page, ...months.map(() => amount(random))];
    table(doc, [["Side", ...months], row("Forside"), row("Kontakt"), row("Drift og infrastruktur")]);
    paragraphs(doc, "Siden var nede den 4. marts fra kl. 10 til kl. 11.");
  }),
  pdfkit("rent", (doc, random) => {
    title(doc, "Huslejeregnskab – 2025");
    table(doc, [
      ["", ...SHORT_MONTHS.slice(0, 6)],
      ["2024", ...SHORT_MONTHS.slice(0, 6).map(() => amount(random))],
      ["2025", ...SHORT_MONTHS.slice(0, 6).map(() => amount(random))],
    ]);
  }),
  pdfkit("incident-log", (doc) => {
    title(doc, "Hændelseslog");
    bullets(
      doc,
      "3. marts var printeren nede fra kl. 09:00 til kl. 10:00. Årsagen var papirstop.",
      "5. marts var der ikke adgang til kantinen. Fejlen blev rettet ved at låse op.",
    );
  }),
  pdfkit("sales-target", (doc, random) => {
    title(doc, "Salg i forhold til budget – Marts 2025");
    const months = ["jan-25", "feb-25", "mar-25"];
    const row = (place: string): string[] => [place, ...months.map(() => percent(random, 1)), "100,0%"];
    table(doc, [["Butik", ...months, "Budget"], row("Viborg"), row("Ribe"), row("Køge")], { ruled: true });
  }),
];

type Curve = [number, number, number, number, number, number];

async function drawForm(): Promise<Uint8Array> {
  const doc = await LibDocument.create({ updateMetadata: false });
  doc.registerFontkit(fontkit);
  const font = await doc.embedFont(REGULAR, { subset: true });
  const page = doc.addPage([A4.width, A4.height]);
  page.drawText("Ansøgning om ferie", { x: 50, y: 780, size: 18, font });
  const answers = { Navn: "Åse Østergård", Periode: "3.-5. marts 2025", Årsag: "Ferie", Andel: "80%" };
  for (const [i, [label, answer]] of Object.entries(answers).entries()) {
    const y = 730 - i * 40;
    page.drawText(label, { x: 50, y, size: 10, font });
    const field = doc.getForm().createTextField(label);
    field.setText(answer);
    field.addToPage(page, { x: 150, y: y - 5, width: 250, height: 20, font });
  }
  return doc.save();
}
