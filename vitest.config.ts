import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/**
 * Properties are tried on the same made-up cases in every run, so that a run which fails says something
 * of what was changed. Whoever hunts sets PROPERTY_SECONDS, or PROPERTY_SEED to "random" or to the seed
 * that a failure printed.
 */
function propertySeed(): string {
  const { PROPERTY_SEED: seed, PROPERTY_SECONDS: seconds } = process.env;
  const named = seed ?? (seconds === undefined ? "1" : "random");
  return named === "random" ? String(Math.floor(Math.random() * 2 ** 31)) : named;
}

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
    env: { PROPERTY_SEED: propertySeed() },
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // What is waited for comes when it comes, on a machine that stands still for seconds too.
    expect: { poll: { timeout: 20_000 } },
    // As in playwright.config.ts.
    retry: process.env.CI ? 1 : 0,
  },
});
