import { defineConfig } from "@playwright/test";
import base from "./playwright.config";

/** The specs of `npm run test:real`; its main starts what they look at, and builds the product. */
export default defineConfig({
  ...base,
  testDir: "e2e/real",
  testMatch: "**/*.real.ts",
  globalSetup: [],
  // All that is waited for happens side by side: the specs only look at it, one after another.
  workers: 1,
  // A verdict that is right only when it is looked at again was wrong.
  retries: 0,
  reporter: [["list"], ["json"]],
  outputDir: "test-results/real",
});
