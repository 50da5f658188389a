import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { die, ROOT } from "./environment.mjs";

/** Variables of the user's that must never reach, or redirect, the demo. */
const USERS_AWS = /^(AWS_|KCL_|KINESIS_|SPARK_UI_URL|PIPELINE)/;

/**
 * Starts the emulated AWS and Spark drivers in a process of their own and points this process's
 * environment at them. Its data live apart from the user's, and its past is made anew each time, so
 * the folder is emptied first.
 * @param {string} dataDir
 */
export async function startDemo(dataDir) {
  const directory = join(dataDir, "demo");
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory, { recursive: true });

  const child = fork(join(ROOT, "lib/demo/main.ts"), [], {
    execArgv: ["--import", "tsx"],
    cwd: ROOT,
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const [message] = await Promise.race([
    once(child, "message"),
    once(child, "exit").then(() => die("The demo's emulator did not start. See above.")),
  ]);

  const pipelines = join(directory, "pipelines.json");
  writeFileSync(pipelines, JSON.stringify(message.pipelines, null, 2));
  writeFileSync(join(directory, "emulator.json"), JSON.stringify({ port: message.port }));
  for (const name of Object.keys(process.env)) {
    if (USERS_AWS.test(name)) delete process.env[name];
  }
  Object.assign(process.env, {
    NARROWS_DEMO: "1",
    PIPELINES_FILE: pipelines,
    DATA_DIR: directory,
    AWS_ENDPOINT_URL: `http://127.0.0.1:${message.port}`,
    AWS_ACCESS_KEY_ID: "demo",
    AWS_SECRET_ACCESS_KEY: "demo",
    AWS_EC2_METADATA_DISABLED: "true",
  });
  return { stop: () => child.kill("SIGTERM") };
}
