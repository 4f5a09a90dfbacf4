import { defineConfig } from "vitest/config";

/** What takes minutes: `npm run test:fuzz`, `npm run test:kill`. */
export default defineConfig({
  test: { include: ["test/**/*.long.ts"], globalSetup: "test/freshBuild.ts", testTimeout: 3_600_000 },
});
