// `npm test`: sets up what is missing (a Chromium too), then runs lint, types, unit tests (with the
// rooms), build and end-to-end tests. It ends with the names of failed and flaky tests and the
// plain line "N passed, N failed". A test that needed its second try has failed unless
// .ci/known-flaky.txt names it.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ensureBuilt, ensureInstalled } from "./ensure.mjs";
import { ROOT } from "./environment.mjs";
import { knownFlaky, withoutSecondTries } from "./known-flaky.mjs";
import { browserOutcome, outcomeLines, stepOutcome, unitOutcome } from "./outcomes.mjs";
import { CACHE, freshFolder } from "./own-cache.mjs";

ensureInstalled("to test");
const { ensureChromium } = await import("./browser.mjs");
await ensureChromium();

const reports = join(CACHE, "reports");
freshFolder(reports);
const unitReport = join(reports, "unit.json");
const e2eReport = join(reports, "e2e.json");

const known = knownFlaky();
/** @type {import("./outcomes.mjs").Outcome} */
const total = { passed: 0, failures: [], flaky: [] };
for (const check of ["lint", "typecheck"]) {
  const passed = step(check, "npm", ["run", "--silent", check]);
  count(stepOutcome(check, passed, { passed: passed ? 1 : 0, failures: [], flaky: [] }));
}
const unitArgs = ["vitest", "run", "--reporter=dot", "--reporter=json"];
const unitPassed = step("unit", "npx", [...unitArgs, `--outputFile.json=${unitReport}`]);
const unit = read(unitReport);
count(stepOutcome("unit", unitPassed, unit && unitOutcome(unit, ROOT)));
ensureBuilt();
process.env.PLAYWRIGHT_JSON_OUTPUT_NAME = e2eReport;
const e2ePassed = step("end-to-end", "npx", ["playwright", "test", "--reporter=list,json"]);
const e2e = read(e2eReport);
count(stepOutcome("end-to-end", e2ePassed, e2e && browserOutcome(e2e)));

const failed = total.failures.length;
writeFileSync(join(reports, "tally.json"), JSON.stringify({ ...total, failed }));
for (const line of outcomeLines(total)) console.log(line);
console.log(`${total.passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

/**
 * Runs one step; true if it passed.
 * @param {string} name
 * @param {string} command
 * @param {string[]} args
 */
function step(name, command, args) {
  console.log(`\n── ${name}`);
  const { status } = spawnSync(command, args, { cwd: ROOT, stdio: "inherit" });
  if (status !== 0) console.log(`── ${name} failed`);
  return status === 0;
}

/** @param {import("./outcomes.mjs").Outcome} outcome */
function count(outcome) {
  const { passed, failures, flaky } = withoutSecondTries(outcome, known);
  total.passed += passed;
  total.failures.push(...failures);
  total.flaky.push(...flaky);
}

/** @param {string} file */
function read(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
}
