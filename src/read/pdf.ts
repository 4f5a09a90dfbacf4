import { fileURLToPath } from "node:url";
import type * as PdfJsModule from "pdfjs-dist/legacy/build/pdf.mjs";
import type { PDFDocumentLoadingTask, PDFDocumentProxy, PDFWorker } from "pdfjs-dist";
import { FileError } from "../errors.js";
import { encryptionOf, withoutEncryption } from "./encryption.js";
import { PdfLine } from "./pdfLine.js";

type PdfJs = typeof PdfJsModule;
interface PdfJsWorker {
  WorkerMessageHandler: { initializeFromPort(port: PdfLine): void };
}

/**
 * What the polyfills in pdf.js replace for the sake of an error message (V8 before 12.2): theirs of `push` takes a
 * tenth of the whole program's time.
 */
const { push } = Array.prototype;
const { parse, stringify } = JSON;

let loaded: Promise<PdfJs> | null = null;
/** pdf.js, loaded once and only when a document is read: it takes longer to load than the rest of the program. */
export const loadPdfJs = (): Promise<PdfJs> => (loaded ??= load());

async function load(): Promise<PdfJs> {
  const pdfjs = await import("pdfjs-dist/legacy/build/pdf.mjs");
  await loadWorker();
  Array.prototype.push = push;
  Object.assign(JSON, { parse, stringify });
  return pdfjs;
}

/** The worker comes without types. */
const WORKER = "pdfjs-dist/legacy/build/pdf.worker.min.mjs";
const loadWorker = (): Promise<PdfJsWorker> => import(WORKER) as Promise<PdfJsWorker>;

/** The path of a folder that pdf.js ships, with a slash behind it. */
export const asset = (folder: string): string =>
  fileURLToPath(new URL(`../../${folder}/`, import.meta.resolve("pdfjs-dist/legacy/build/pdf.mjs")));

/** A PDF may start after a little rubbish (ISO 32000-1, annex H.3.4.1: within the first 1024 bytes). */
const HEADER_WITHIN = 1024;

/** What a document is opened for: to have its pages read, or rendered, which also takes the shapes of its glyphs. */
export type Purpose = "read" | "render";

export interface OpenDocument {
  document: PDFDocumentProxy;
  close(): Promise<void>;
}

/**
 * Opens a PDF, hands it to `use` and closes it whatever happens.
 * @throws {FileError} `empty-file`, `not-a-pdf`, `damaged-pdf` or `encrypted-pdf`.
 */
export async function withDocument<T>(
  bytes: Uint8Array,
  passwords: readonly string[],
  purpose: Purpose,
  use: (document: PDFDocumentProxy) => Promise<T>,
): Promise<T> {
  const { document, close } = await openDocument(bytes, passwords, purpose);
  try {
    return await use(document);
  } finally {
    await close();
  }
}

/** The same for who closes it himself. */
export async function openDocument(
  bytes: Uint8Array,
  passwords: readonly string[],
  purpose: Purpose,
): Promise<OpenDocument> {
  if (bytes.length === 0) throw new FileError("empty-file", "The file is empty (0 bytes); fetch it again.");
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, HEADER_WITHIN)).toString("latin1");
  if (!head.includes("%PDF-")) {
    throw new FileError("not-a-pdf", "The file is not a PDF: it has no %PDF header; export it as PDF first.");
  }
  const encryption = encryptionOf(bytes);
  const readable = encryption === "attachments" ? withoutEncryption(bytes) : bytes;
  // The empty password first: many files are only protected against changes.
  for (const password of ["", ...passwords]) {
    const { task, close } = await begin(readable, password, purpose);
    try {
      const document = await task.promise;
      if (purpose === "read") leaveFontsUnloaded(document);
      return { document, close };
    } catch (error) {
      await close();
      if (encryption === "certificate") {
        throw new FileError(
          "encrypted-pdf",
          "The PDF is encrypted for the owners of certificates, and passwords do not open it; open it with a certificate and save it without encryption.",
          { cause: error },
        );
      }
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

async function begin(
  bytes: Uint8Array,
  password: string,
  purpose: Purpose,
): Promise<{ task: PDFDocumentLoadingTask; close: () => Promise<void> }> {
  const pdfjs = await loadPdfJs();
  const verbosity = pdfjs.VerbosityLevel.ERRORS;
  const worker = purpose === "read" ? await lineToWorker(pdfjs, verbosity) : null;
  const task = pdfjs.getDocument({
    // pdf.js takes the buffer for itself, so each try gets its own copy.
    data: new Uint8Array(bytes),
    ...(password ? { password } : {}),
    ...(worker ? { worker } : {}),
    verbosity,
    isEvalSupported: false,
    enableXfa: false,
    stopAtErrors: false,
    useSystemFonts: false,
    // The shapes of the glyphs are made for who renders without fonts.
    disableFontFace: purpose === "render",
    cMapUrl: asset("cmaps"),
    standardFontDataUrl: asset("standard_fonts"),
    wasmUrl: asset("wasm"),
  });
  const close = async (): Promise<void> => {
    await task.destroy();
    worker?.destroy();
  };
  return { task, close };
}

async function lineToWorker(pdfjs: PdfJs, verbosity: number): Promise<PDFWorker> {
  const { WorkerMessageHandler } = await loadWorker();
  const line = new PdfLine();
  const worker = new pdfjs.PDFWorker({ port: line as never, verbosity });
  WorkerMessageHandler.initializeFromPort(line);
  return worker;
}

/** pdf.js would hand the fonts to a browser, and complain that there is none. */
function leaveFontsUnloaded(document: PDFDocumentProxy): void {
  const { _transport } = document as unknown as { _transport: { fontLoader: { bind: () => Promise<void> } } };
  _transport.fontLoader.bind = () => Promise.resolve();
}

export const oneLine = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).replace(/\s+/g, " ").replace(/[.\s]+$/, "");
