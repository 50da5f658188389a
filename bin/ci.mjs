// `.ci/run`: everything that can be proved on this machine, and what was not. `npm test` needs Node
// alone; `npm run test:real` needs Java and Maven too, and is skipped where they are missing.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./environment.mjs";
import { outcomeLines, stepOutcome } from "./outcomes.mjs";
import { whatIsMissing } from "./real-driver.mjs";

const REPORTS = join(ROOT, ".cache", "reports");

// CI gives each test a second try: those that needed it are named with what the first one said, and have
// failed unless .ci/known-flaky.txt names them.
process.env.CI ||= "true";

const missing = whatIsMissing();
/** @type {{ passed: number, failed: number } & Pick<import("./outcomes.mjs").Outcome, "failures" | "flaky">} */
const total = { passed: 0, failed: 0, failures: [], flaky: [] };
const told = [
  part("npm test", ["test"], "tally.json"),
  missing === undefined
    ? part("npm run test:real", ["run", "test:real"], "real-tally.json")
    : `npm run test:real: did not run, ${missing}`,
];
console.log(`\n── what ran\n${told.join("\n")}`);
for (const line of outcomeLines(total)) console.log(line);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 ? 0 : 1);

/**
 * Runs one part and adds what it counted; one that failed without counting is one failure.
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
