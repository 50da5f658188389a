import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { RunningDemo } from "@/lib/demo/start-demo";

export interface Product {
  readonly url: string;
  readonly pid: number;
  readonly stop: () => Promise<void>;
}

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
/** Variables of the user's that must not reach the measured server. */
const USERS = /^(AWS_|KCL_|KINESIS_|SPARK_UI_URL|PIPELINE|HOST$|ALLOWED_HOSTS$|PUBLIC_URL$)/;
/** Set empty, because .env.local is read where nothing is set. */
const EMPTY = [
  "KINESIS_STREAM",
  "SPARK_UI_URL",
  "KCL_APPLICATION",
  "PIPELINE_NAME",
  "HOST",
  "PUBLIC_URL",
];
const READY_MS = 60_000;
const STOP_MS = 5_000;

/**
 * Starts the built product on a free port, pointed at the demo, and waits until every upstream was
 * asked once. It builds first when something has changed.
 */
export async function startProduct(demo: RunningDemo, directory: string): Promise<Product> {
  const child = fork(join(ROOT, "bin/start.mjs"), [], {
    cwd: ROOT,
    env: environment(demo, directory),
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const stop = () => end(child);
  try {
    const url = `http://127.0.0.1:${await portOf(child)}`;
    await ready(url);
    return { url, pid: child.pid ?? 0, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function environment(demo: RunningDemo, directory: string): NodeJS.ProcessEnv {
  const pipelines = join(directory, "pipelines.json");
  mkdirSync(directory, { recursive: true });
  writeFileSync(pipelines, JSON.stringify(demo.pipelines));
  const kept = Object.entries(process.env).filter(([name]) => !USERS.test(name));
  return {
    ...(Object.fromEntries(kept) as NodeJS.ProcessEnv), // Next declares one more key than Node does
    ...Object.fromEntries(EMPTY.map((name) => [name, ""])),
    PORT: "0",
    DATA_DIR: directory,
    PIPELINES_FILE: pipelines,
    LOG_LEVEL: "warn",
    AWS_ENDPOINT_URL: demo.url,
    AWS_ACCESS_KEY_ID: "demo",
    AWS_SECRET_ACCESS_KEY: "demo",
    AWS_EC2_METADATA_DISABLED: "true",
  };
}

async function portOf(child: ChildProcess): Promise<number> {
  const exited = once(child, "exit").then(() => {
    throw new Error("The product did not start. Try npm start.");
  });
  const [message] = await Promise.race([once(child, "message"), exited]);
  exited.catch(() => undefined);
  return Number(message.port);
}

async function ready(url: string): Promise<void> {
  const deadline = Date.now() + READY_MS;
  while (Date.now() < deadline) {
    if ((await fetch(`${url}/readyz`)).ok) return;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error(`The product was not ready within ${READY_MS / 1000} s.`);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, "exit");
  child.kill("SIGTERM");
  const timer = setTimeout(() => child.kill("SIGKILL"), STOP_MS);
  await exited;
  clearTimeout(timer);
}
