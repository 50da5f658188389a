// `npm run bench`: measures the product against its goals. A missed goal is no failure.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { ensureInstalled } from "./ensure.mjs";
import { ROOT } from "./environment.mjs";

ensureInstalled("to test");
const { status } = spawnSync(
  process.execPath,
  ["--import", "tsx", join(ROOT, "e2e/bench/main.ts"), ...process.argv.slice(2)],
  { cwd: ROOT, stdio: "inherit" },
);
process.exit(status ?? 1);
