import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { freePort, spawnServer } from "@/lib/sources/kinesis/testing/spawned-server";
import { type Target, targetAt } from "./target";

/** `npm run conformity -- --python` installs them here, each in its own environment. */
const HOME = fileURLToPath(new URL("../../.cache/conformity", import.meta.url));

export type PythonServer = "moto" | "ministack";

const PROGRAMS = {
  moto: join(HOME, "moto/bin/moto_server"),
  ministack: join(HOME, "ministack/bin/ministack"),
} as const;

/** Python starts slowly on a busy machine. */
const READY_ATTEMPTS = 300;

export function isInstalled(server: PythonServer): boolean {
  return existsSync(PROGRAMS[server]);
}

export interface PythonOptions {
  /** ministack only: it checks signatures and permissions; test/test is the administrator. */
  readonly checksAccess?: boolean;
}

/** Starts one on loopback, on a free port; rejects when it does not answer. */
export async function startPython(
  server: PythonServer,
  { checksAccess = false }: PythonOptions = {},
): Promise<Target> {
  const port = await freePort();
  const args = server === "moto" ? ["-H", "127.0.0.1", "-p", String(port)] : [];
  const { url, stop } = await spawnServer(PROGRAMS[server], {
    args,
    url: `http://127.0.0.1:${port}`,
    attempts: READY_ATTEMPTS,
    cwd: HOME,
    env: {
      NODE_ENV: "test",
      PATH: process.env["PATH"] ?? "",
      BIND_HOST: "127.0.0.1",
      GATEWAY_PORT: String(port),
      ...(checksAccess ? { AUTH: "true" } : {}),
    },
  });
  return targetAt(server, url, stop);
}
