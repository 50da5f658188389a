import { fork } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { EMULATOR_FILE } from "../lib/demo/demo-folders.mjs";
import { DemoFolderError, takeDemoFolder } from "./demo-folder.mjs";
import { die, ROOT } from "./environment.mjs";

/** The user's variables that must never reach or redirect the demo. */
const USERS_AWS = /^(AWS_|KCL_|KINESIS_|SPARK_UI_URL|PIPELINE|TARGET_)/;

/**
 * Starts the emulated AWS and Spark drivers in a process of their own and points this process's
 * environment at them. Its data are kept apart from the user's, in a folder of their own.
 * @param {string} dataDir
 */
export async function startDemo(dataDir) {
  const { directory, release } = folder(dataDir);
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
  writeNew(pipelines, JSON.stringify(message.pipelines, null, 2));
  writeNew(join(directory, EMULATOR_FILE), JSON.stringify({ port: message.port }));
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
  return { stop: () => child.kill("SIGTERM"), release };
}

/** @param {string} dataDir */
function folder(dataDir) {
  try {
    return takeDemoFolder(dataDir);
  } catch (error) {
    if (error instanceof DemoFolderError) return die(error.message);
    throw error;
  }
}

/**
 * @param {string} file
 * @param {string} text
 */
const writeNew = (file, text) => writeFileSync(file, text, { flag: "wx" });
