// `npm run test:real`: checks the verdicts on real Spark drivers. If Java or Maven is missing it
// says what to install, and fails. `.ci/run` checks this before, and says that this part did not
// run.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { ensureBuilt, ensureInstalled } from "./ensure.mjs";
import { die, ROOT } from "./environment.mjs";
import { classPath, ensureDriver, sparkHome, whatIsMissing } from "./real-driver.mjs";

const missing = whatIsMissing();
if (missing !== undefined) die(`Stopped: ${missing}.`);
ensureInstalled("to test");
const { ensureChromium } = await import("./browser.mjs");
await ensureChromium();
ensureBuilt();
ensureDriver();

const main = join(ROOT, "e2e/real/main.ts");
const child = spawn(process.execPath, ["--import", "tsx", main, ...process.argv.slice(2)], {
  cwd: ROOT,
  // The channel shows the child when this process was killed: then it ends all that it has started.
  stdio: ["inherit", "inherit", "inherit", "ipc"],
  env: { ...process.env, REAL_CLASS_PATH: classPath(), REAL_SPARK_HOME: sparkHome() },
});
for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM"]))
  process.on(signal, () => child.kill(signal));
child.once("exit", (code) => process.exit(code ?? 1));
