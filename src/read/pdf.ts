import { fileURLToPath } from "node:url";
import type * as PdfJsModule from "pdfjs-dist/legacy/build/pdf.mjs";
import type { PDFDocumentProxy } from "pdfjs-dist";
import { FileError } from "../errors.js";

type PdfJs = typeof PdfJsModule;

let loaded: Promise<PdfJs> | null = null;
/** pdf.js, loaded once and only when a document is read: it takes longer to load than the rest of the program. */
export const loadPdfJs = (): Promise<PdfJs> => (loaded ??= import("pdfjs-dist/legacy/build/pdf.mjs"));

const asset = (folder: string): string =>
  fileURLToPath(new URL(`../../${folder}/`, import.meta.resolve("pdfjs-dist/legacy/build/pdf.mjs")));

/** A PDF may start after a little rubbish (ISO 32000-1, annex H.3.4.1: within the first 1024 bytes). */
const HEADER_WITHIN = 1024;

/**
 * Opens a PDF, hands it to `use` and closes it whatever happens.
 * @throws {FileError} `empty-file`, `not-a-pdf`, `damaged-pdf` or `encrypted-pdf`.
 */
export async function withDocument<T>(
  bytes: Uint8Array,
  passwords: readonly string[],
  use: (document: PDFDocumentProxy) => Promise<T>,
): Promise<T> {
  if (bytes.length === 0) throw new FileError("empty-file", "The file is empty (0 bytes); fetch it again.");
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, HEADER_WITHIN)).toString("latin1");
  if (!head.includes("%PDF-")) {
    throw new FileError("not-a-pdf", "The file is not a PDF: it has no %PDF header; export it as PDF first.");
  }
  const document = await open(bytes, passwords);
  try {
    return await use(document);
  } finally {
    await document.loadingTask.destroy();
  }
}

async function open(bytes: Uint8Array, passwords: readonly string[]): Promise<PDFDocumentProxy> {
  const pdfjs = await loadPdfJs();
  // The empty password first: many files are only protected against changes.
  for (const password of ["", ...passwords]) {
    // pdf.js takes the buffer for itself, so each try gets its own copy.
    const task = pdfjs.getDocument({
      data: new Uint8Array(bytes),
      ...(password ? { password } : {}),
      verbosity: pdfjs.VerbosityLevel.ERRORS,
      isEvalSupported: false,
      enableXfa: false,
      stopAtErrors: false,
      useSystemFonts: false,
      cMapUrl: asset("cmaps"),
      standardFontDataUrl: asset("standard_fonts"),
      wasmUrl: asset("wasm"),
    });
    try {
      return await task.promise;
    } catch (error) {
      await task.destroy();
      if ((error as Error).name !== "PasswordException") {
        throw new FileError(
          "damaged-pdf",
          `The PDF is damaged and cannot be opened (${oneLine(error)}); fetch or export it again.`,
          { cause: error },
        );
      }
    }
  }
  throw new FileError(
    "encrypted-pdf",
    passwords.length
      ? "The PDF is encrypted and none of the passwords given opens it; check --password."
      : "The PDF is encrypted; give its password with --password or DRIFTSSTATUS_PASSWORDS.",
  );
}

export const oneLine = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).replace(/\s+/g, " ").replace(/[.\s]+$/, "");
