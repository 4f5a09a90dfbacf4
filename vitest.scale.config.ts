import { defineConfig } from "vitest/config";

/** Three workers, 200 files and what may happen to them, on real servers: some minutes (`npm run test:scale`). */
export default defineConfig({
  test: {
    include: ["test/scale/*.scale.ts"],
    globalSetup: "test/freshBuild.ts",
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
});
