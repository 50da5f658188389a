// `npm run record`: records what a pipeline's upstreams answer, scrubbed, as an incident; or replays
// one.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { ensureInstalled } from "./ensure.mjs";
import { loadEnvLocal, ROOT } from "./environment.mjs";

ensureInstalled("to serve");
await loadEnvLocal();
// Files are named from where the command was given, not from the project's folder.
const cwd = process.env.INIT_CWD ?? process.cwd();
const child = spawn(
  process.execPath,
  [
    "--import",
    import.meta.resolve("tsx"),
    join(ROOT, "lib/incidents/record/main.ts"),
    ...process.argv.slice(2),
  ],
  {
    cwd,
    stdio: "inherit",
    env: { ...process.env, TSX_TSCONFIG_PATH: join(ROOT, "tsconfig.json") },
  },
);
// Ctrl-C goes to both: the recording ends early and is written, so it must be waited for.
process.on("SIGINT", () => {});
process.on("SIGTERM", () => child.kill("SIGTERM"));
const [code] = await once(child, "exit");
process.exit(code ?? 1);
