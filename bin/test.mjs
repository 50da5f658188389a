// `npm test`: sets up what is missing (a Chromium too), then lint, types, unit (with the rooms),
// build and end-to-end. Ends with the plain line "N passed, N failed".
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ensureBuilt, ensureInstalled } from "./ensure.mjs";
import { ROOT } from "./environment.mjs";
import { CACHE, freshFolder } from "./own-cache.mjs";

ensureInstalled("to test");
const { ensureChromium } = await import("./browser.mjs");
await ensureChromium();

const reports = join(CACHE, "reports");
freshFolder(reports);
const unitReport = join(reports, "unit.json");
const e2eReport = join(reports, "e2e.json");

const tally = { passed: 0, failed: 0 };
step("lint", "npm", ["run", "--silent", "lint"]);
step("types", "npm", ["run", "--silent", "typecheck"]);
unit(
  step("unit", "npx", [
    "vitest",
    "run",
    "--reporter=dot",
    "--reporter=json",
    `--outputFile.json=${unitReport}`,
  ]),
);
ensureBuilt();
process.env.PLAYWRIGHT_JSON_OUTPUT_NAME = e2eReport;
e2e(step("end-to-end", "npx", ["playwright", "test", "--reporter=list,json"]));

writeFileSync(join(reports, "tally.json"), JSON.stringify(tally));
console.log(`${tally.passed} passed, ${tally.failed} failed`);
process.exit(tally.failed === 0 ? 0 : 1);

/**
 * Runs one step and counts it; true if it passed.
 * @param {string} name
 * @param {string} command
 * @param {string[]} args
 */
function step(name, command, args) {
  console.log(`\n── ${name}`);
  const { status } = spawnSync(command, args, { cwd: ROOT, stdio: "inherit" });
  const passed = status === 0;
  if (name === "lint" || name === "types") tally[passed ? "passed" : "failed"]++;
  if (!passed) console.log(`── ${name} failed`);
  return passed;
}

/** @param {boolean} passed */
function unit(passed) {
  const report = read(unitReport);
  count(
    passed,
    report?.numPassedTests,
    (report?.numFailedTests ?? 0) + (report?.numFailedTestSuites ?? 0),
  );
}

/** @param {boolean} passed */
function e2e(passed) {
  const stats = read(e2eReport)?.stats;
  count(passed, (stats?.expected ?? 0) + (stats?.flaky ?? 0), stats?.unexpected);
}

/**
 * A step that failed without saying how many tests did still counts as one failure.
 * @param {boolean} stepPassed
 * @param {number} [passed]
 * @param {number} [failed]
 */
function count(stepPassed, passed = 0, failed = 0) {
  tally.passed += passed;
  tally.failed += stepPassed ? 0 : Math.max(1, failed);
}

/** @param {string} file */
function read(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
}
