import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { type Target, targetAt } from "./target";

/** Where `npm run conformity -- --python` puts them, each in an environment of its own. */
const HOME = fileURLToPath(new URL("../../.cache/conformity", import.meta.url));

export type PythonServer = "moto" | "ministack";

const PROGRAMS = {
  moto: join(HOME, "moto/bin/moto_server"),
  ministack: join(HOME, "ministack/bin/ministack"),
} as const;

/** How often, 100 ms apart, it is asked whether it is up: Python starts slowly on a busy machine. */
const READY_ATTEMPTS = 300;

export function isInstalled(server: PythonServer): boolean {
  return existsSync(PROGRAMS[server]);
}

export interface PythonOptions {
  /** ministack only: signatures and permissions are checked; test/test is the administrator. */
  readonly checksAccess?: boolean;
}

/** Starts one on loopback, on a free port; rejects when it does not answer. */
export async function startPython(
  server: PythonServer,
  { checksAccess = false }: PythonOptions = {},
): Promise<Target> {
  const port = await freePort();
  const args = server === "moto" ? ["-H", "127.0.0.1", "-p", String(port)] : [];
  const child: ChildProcess = spawn(PROGRAMS[server], args, {
    cwd: HOME,
    stdio: "ignore",
    env: {
      NODE_ENV: "test",
      PATH: process.env["PATH"] ?? "",
      BIND_HOST: "127.0.0.1",
      GATEWAY_PORT: String(port),
      ...(checksAccess ? { AUTH: "true" } : {}),
    },
  });
  const kill = () => void child.kill("SIGKILL");
  process.once("exit", kill);
  const stop = async () => {
    process.off("exit", kill);
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, "exit");
    kill();
    await gone;
  };
  const url = `http://127.0.0.1:${port}`;
  try {
    await untilAnswering(url, () => child.exitCode === null);
  } catch (error) {
    await stop();
    throw error;
  }
  return targetAt(server, url, stop);
}

async function untilAnswering(url: string, alive: () => boolean): Promise<void> {
  for (let attempt = 0; attempt < READY_ATTEMPTS && alive(); attempt += 1) {
    const answered = await fetch(url).then(
      () => true,
      () => false,
    );
    if (answered && alive()) return;
    await wait(100);
  }
  throw new Error(`nothing answered at ${url}`);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}
