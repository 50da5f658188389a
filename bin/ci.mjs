// `.ci/run`: runs everything that can be proved on this machine, and says what was not. `npm test`
// needs only Node, `npm run audit` a registry that answers, `npm run test:real` Java and Maven. The
// last two are skipped if that is missing.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { askForAdvisories } from "./advisories.mjs";
import { ROOT } from "./environment.mjs";
import { outcomeLines, stepOutcome } from "./outcomes.mjs";
import { whatIsMissing } from "./real-driver.mjs";

const REPORTS = join(ROOT, ".cache", "reports");

// CI gives each test a second try. Tests that needed it are listed with the first try's message,
// and have failed unless .ci/known-flaky.txt names them.
process.env.CI ||= "true";

const missing = whatIsMissing();
/** @type {{ passed: number, failed: number } & Pick<import("./outcomes.mjs").Outcome, "failures" | "flaky">} */
const total = { passed: 0, failed: 0, failures: [], flaky: [] };
const parts = [
  audit(),
  part("npm test", ["test"], "tally.json"),
  missing === undefined
    ? part("npm run test:real", ["run", "test:real"], "real-tally.json")
    : `npm run test:real: did not run, ${missing}`,
];
console.log(`\n── what ran\n${parts.join("\n")}`);
for (const line of outcomeLines(total)) console.log(line);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 ? 0 : 1);

/** Asks for advisories. A finding is one failure; a registry that cannot answer is none. */
function audit() {
  const advisories = askForAdvisories();
  if (advisories.kind === "unasked")
    return `npm run audit: nobody could be asked, ${advisories.why}`;
  if (advisories.kind === "clean") {
    total.passed++;
    return "npm run audit: no serious advisory is known";
  }
  total.failed++;
  total.failures.push({ name: "npm run audit", message: advisories.lines.join("\n") });
  return `npm run audit: ${advisories.lines.length} packages have serious advisories`;
}

/**
 * Runs one part and adds its counts. A part that failed without counting is one failure.
 * @param {string} name
 * @param {string[]} args
 * @param {string} tallyFile
 */
function part(name, args, tallyFile) {
  const file = join(REPORTS, tallyFile);
  rmSync(file, { force: true });
  const began = Date.now();
  const { status } = spawnSync("npm", args, { cwd: ROOT, stdio: "inherit" });
  const counted = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : { passed: 0 };
  const failed = status === 0 ? 0 : Math.max(1, counted.failed ?? 0);
  total.passed += counted.passed;
  total.failed += failed;
  const { failures = [], flaky = [] } = counted;
  total.flaky.push(...flaky);
  total.failures.push(...stepOutcome(name, failed === 0, { passed: 0, failures, flaky }).failures);
  const minutes = ((Date.now() - began) / 60_000).toFixed(0);
  return `${name}: ran for ${minutes} minutes, passed ${counted.passed}, failed ${failed}`;
}
