// `npm run demo`: switches the troubles of the running demo's pipelines on and off.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { ensureInstalled } from "./ensure.mjs";
import { loadEnvLocal, ROOT } from "./environment.mjs";

ensureInstalled("to serve");
// The running demo may have its DATA_DIR from there.
await loadEnvLocal();
const { status } = spawnSync(
  process.execPath,
  ["--import", "tsx", join(ROOT, "lib/demo/cli.ts"), ...process.argv.slice(2)],
  { cwd: ROOT, stdio: "inherit" },
);
process.exit(status ?? 1);
