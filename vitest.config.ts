import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // Runs of the whole command, minutes long: `npm run test:batch`.
    exclude: process.env["BATCH_TESTS"] ? [] : ["test/batch/**", "test/fuzz/**"],
    globalSetup: "test/freshBuild.ts",
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
