import { spawn, type SpawnOptions } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { setTimeout as wait } from "node:timers/promises";

export interface SpawnedServer {
  readonly url: string;
  stop(): Promise<void>;
}

export interface SpawnedServerOptions extends Pick<SpawnOptions, "cwd" | "env"> {
  readonly args: readonly string[];
  /** The address at which it will answer. */
  readonly url: string;
  /** The number of attempts, 100 ms apart, to reach it. */
  readonly attempts: number;
}

/**
 * Starts a server as a process that ends with this one. When nothing answers in time, it rejects
 * and ends the process.
 */
export async function spawnServer(
  program: string,
  { args, url, attempts, ...options }: SpawnedServerOptions,
): Promise<SpawnedServer> {
  const child = spawn(program, args, { ...options, stdio: "ignore" });
  const kill = () => void child.kill("SIGKILL");
  process.once("exit", kill);
  const stop = async () => {
    process.off("exit", kill);
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, "exit");
    kill();
    await gone;
  };
  try {
    await untilAnswering(url, { attempts, alive: () => child.exitCode === null });
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, stop };
}

interface Patience {
  readonly attempts: number;
  readonly alive: () => boolean;
}

/** Asks until an answer with any status comes: an open port may belong to a server that is ending. */
async function untilAnswering(url: string, { attempts, alive }: Patience): Promise<void> {
  for (let attempt = 0; attempt < attempts && alive(); attempt += 1) {
    const answered = await fetch(url, { method: "POST", body: "{}" }).then(
      () => true,
      () => false,
    );
    if (answered && alive()) return;
    await wait(100);
  }
  throw new Error(`nothing answered at ${url}`);
}

/** A loopback port that nothing listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}
