import { once } from "node:events";

/** Writes to standard output and waits until its reader has kept up. */
export async function writeOut(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, "drain");
}
