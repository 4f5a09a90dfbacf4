/** pdf.js listens as to a `MessagePort`, and stops by a signal. */
type Listener = (event: { data: unknown }) => void;

interface Message {
  chunk?: { fnArray?: unknown[]; argsArray?: unknown[] };
}

/**
 * The line between pdf.js and its worker where both run in one thread: what is sent arrives as it is. pdf.js's own
 * copies every message, glyph by glyph, as it would have to between threads.
 */
export class PdfLine {
  readonly #listeners = new Set<Listener>();

  postMessage(message: Message): void {
    const event = { data: kept(message) };
    queueMicrotask(() => this.#listeners.forEach((listener) => listener(event)));
  }

  addEventListener(_name: string, listener: Listener, options?: { signal?: AbortSignal }): void {
    this.#listeners.add(listener);
    options?.signal?.addEventListener("abort", () => this.#listeners.delete(listener));
  }

  removeEventListener(_name: string, listener: Listener): void {
    this.#listeners.delete(listener);
  }
}

/** The worker empties its lists of operators once they are sent. */
function kept(message: Message): Message {
  const { chunk } = message;
  if (!chunk?.fnArray || !chunk.argsArray) return message;
  return { ...message, chunk: { ...chunk, fnArray: [...chunk.fnArray], argsArray: [...chunk.argsArray] } };
}
