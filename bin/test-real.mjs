// `npm run test:real`: the verdicts on real Spark drivers. Where Java or Maven is missing it says what to
// install and fails; called with --where-possible, as .ci/run does, it says that it was skipped, and does not.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { ensureBuilt, ensureInstalled } from "./ensure.mjs";
import { ROOT } from "./environment.mjs";
import { classPath, ensureDriver, whatIsMissing } from "./real-driver.mjs";

const args = process.argv.slice(2).filter((arg) => arg !== "--where-possible");
const wherePossible = process.argv.includes("--where-possible");

const missing = whatIsMissing();
if (missing !== undefined) {
  console.log(wherePossible ? `Skipped: ${missing}.` : `Stopped: ${missing}.`);
  process.exit(wherePossible ? 0 : 1);
}
ensureInstalled();
const { ensureChromium } = await import("./browser.mjs");
await ensureChromium();
ensureBuilt();
ensureDriver();

const main = join(ROOT, "e2e/real/main.ts");
const child = spawn(process.execPath, ["--import", "tsx", main, ...args], {
  cwd: ROOT,
  stdio: "inherit",
  env: { ...process.env, REAL_CLASS_PATH: classPath() },
});
for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM"]))
  process.on(signal, () => child.kill(signal));
child.once("exit", (code) => process.exit(code ?? 1));
