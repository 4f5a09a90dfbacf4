import type { Step } from "./tools.js";

/** How a PDF goes through other people's programs. */
export interface Way {
  name: string;
  /** Whether its letters survive, so that every record must be the original's; else a few may be lost, if it is said. */
  exact: boolean;
  steps: Step[];
}

const GHOSTSCRIPT = ["gs", "-q", "-dNOPAUSE", "-dBATCH", "-o", "OUT"] as const;
const PICTURES = (...how: string[]): Step => ["pdftoppm", ...how, "IN", "PIC"];
const BOUND: Step = ["img2pdf", "--output", "MID", "PICS"];
const READ = (...how: string[]): Step => ["ocrmypdf", "-q", "-l", "dan", ...how, "MID", "OUT"];

export const WAYS: readonly Way[] = [
  { name: "Ghostscript", exact: true, steps: [[...GHOSTSCRIPT, "-sDEVICE=pdfwrite", "IN"]] },
  {
    name: "Ghostscript for the screen",
    exact: true,
    steps: [[...GHOSTSCRIPT, "-sDEVICE=pdfwrite", "-dPDFSETTINGS=/screen", "IN"]],
  },
  {
    name: "Ghostscript without fonts",
    exact: false,
    steps: [[...GHOSTSCRIPT, "-sDEVICE=pdfwrite", "-dNoOutputFonts", "IN"]],
  },
  {
    name: "Ghostscript's PostScript and back",
    exact: false,
    steps: [
      ["pdf2ps", "IN", "MID"],
      ["ps2pdf", "MID", "OUT"],
    ],
  },
  { name: "Ghostscript's pictures", exact: false, steps: [[...GHOSTSCRIPT, "-sDEVICE=pdfimage24", "-r200", "IN"]] },
  {
    name: "Poppler's PostScript and back",
    exact: true,
    steps: [
      ["pdftops", "IN", "MID"],
      ["ps2pdf", "MID", "OUT"],
    ],
  },
  { name: "Cairo", exact: true, steps: [["pdftocairo", "-pdf", "IN", "OUT"]] },
  {
    name: "Cairo's PostScript and back",
    exact: false,
    steps: [
      ["pdftocairo", "-ps", "IN", "MID"],
      ["ps2pdf", "MID", "OUT"],
    ],
  },
  {
    name: "qpdf, linearised",
    exact: true,
    steps: [["qpdf", "--linearize", "--object-streams=generate", "IN", "OUT"]],
  },
  { name: "qpdf, encrypted", exact: true, steps: [["qpdf", "--encrypt", "", "ejer", "256", "--", "IN", "OUT"]] },
  { name: "qpdf, turned", exact: true, steps: [["qpdf", "--rotate=+90", "IN", "OUT"]] },
  { name: "MuPDF, cleaned", exact: true, steps: [["mutool", "clean", "-gggg", "-z", "IN", "OUT"]] },
  { name: "MuPDF, drawn anew", exact: false, steps: [["mutool", "convert", "-F", "pdf", "-o", "OUT", "IN"]] },
  { name: "pictures", exact: false, steps: [PICTURES("-r", "200", "-png"), ["img2pdf", "--output", "OUT", "PICS"]] },
  {
    name: "ocrmypdf over a scan",
    exact: false,
    steps: [PICTURES("-r", "200", "-gray", "-png"), BOUND, READ()],
  },
  {
    name: "ocrmypdf over a scan, sandwiched",
    exact: false,
    steps: [PICTURES("-r", "200", "-png"), BOUND, READ("--pdf-renderer", "sandwich", "--output-type", "pdf")],
  },
  {
    name: "ocrmypdf over text",
    exact: false,
    steps: [["ocrmypdf", "-q", "-l", "dan", "--force-ocr", "IN", "OUT"]],
  },
  {
    name: "a scan of dots",
    exact: false,
    steps: [PICTURES("-r", "300", "-mono"), ["img2pdf", "--imgsize", "300dpix300dpi", "--output", "OUT", "PICS"]],
  },
];
