import { existsSync } from "node:fs";
import { chromium, defineConfig } from "@playwright/test";

/** Playwright's own Chromium if it is there; else the one named, else the system's. */
function executablePath(): { readonly executablePath?: string } {
  const named = process.env.CHROMIUM_PATH;
  if (named) return { executablePath: named };
  return existsSync(chromium.executablePath()) ? {} : { executablePath: "/usr/bin/chromium" };
}

/** Quiet: a test's browser talks to the tested server and to nobody else. */
const ARGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export default defineConfig({
  testDir: "e2e",
  testMatch: "**/*.spec.ts",
  globalSetup: "./e2e/setup/build-once.ts",
  outputDir: "test-results",
  // Stories wait for minutes to pass more than they work.
  workers: 3,
  // A machine that is busy with other work takes half a minute to start a product.
  timeout: 120_000,
  // A page on a machine that is busy with other work shows its answer after up to half a minute.
  expect: { timeout: 30_000 },
  forbidOnly: Boolean(process.env.CI),
  // A second try tells an unsteady test from a broken one; .ci/known-flaky.txt says which may need it.
  retries: process.env.CI ? 1 : 0,
  reporter: "list",
  use: {
    timezoneId: "UTC",
    screenshot: "only-on-failure",
    launchOptions: { ...executablePath(), args: ARGS },
  },
  projects: [{ name: "chromium", use: { browserName: "chromium" } }],
});
