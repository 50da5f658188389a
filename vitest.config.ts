import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: {
    alias: {
      "@": fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, ""),
      // Next gives this package its meaning; outside Next it only throws.
      "server-only": fileURLToPath(new URL("./node_modules/server-only/empty.js", import.meta.url)),
    },
  },
  test: {
    include: ["{lib,components,e2e}/**/*.test.ts", "bin/**/*.test.mjs"],
    environment: "node",
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // As in playwright.config.ts: what passes the second time is listed as flaky.
    retry: process.env.CI ? 1 : 0,
  },
});
