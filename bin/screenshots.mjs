// `npm run screenshots [name …]`: makes the pictures in docs/ anew, from the demo.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { ensureBuilt, ensureInstalled } from "./ensure.mjs";
import { ROOT } from "./environment.mjs";

ensureInstalled("to test");
const { ensureChromium } = await import("./browser.mjs");
await ensureChromium();
ensureBuilt();
const { status } = spawnSync(
  process.execPath,
  ["--import", "tsx", join(ROOT, "e2e/screenshots/screenshots.ts"), ...process.argv.slice(2)],
  { cwd: ROOT, stdio: "inherit" },
);
process.exit(status ?? 1);
