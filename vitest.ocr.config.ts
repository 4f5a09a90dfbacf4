import { defineConfig } from "vitest/config";

/** The full set of scans: an hour of patience on one core is enough for any of them to fail instead of hang. */
export default defineConfig({
  test: { include: ["test/ocr-fixtures/*.ocr.ts"], testTimeout: 3_600_000, hookTimeout: 3_600_000 },
});
