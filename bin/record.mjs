// `npm run record`: records what a pipeline's upstreams answer, without secrets, as an incident; or
// replays one.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { ensureInstalled } from "./ensure.mjs";
import { loadEnvLocal, ROOT } from "./environment.mjs";

ensureInstalled("to serve");
await loadEnvLocal();
// File names are relative to where the command was given, not to the project's folder.
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
// Ctrl-C reaches both processes: the recording ends early and is still written, so wait for it.
process.on("SIGINT", () => {});
process.on("SIGTERM", () => child.kill("SIGTERM"));
const [code] = await once(child, "exit");
process.exit(code ?? 1);
