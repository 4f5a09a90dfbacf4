import { defineConfig } from "vitest/config";

/** Samples through other people's programs, as far as they are installed: some minutes. */
export default defineConfig({
  test: { include: ["test/tools/*.tools.ts"], testTimeout: 300_000, hookTimeout: 300_000 },
});
