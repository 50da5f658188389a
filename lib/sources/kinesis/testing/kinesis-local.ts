import { spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

export interface KinesisLocal {
  readonly url: string;
  stop(): Promise<void>;
}

/** How often, 100 ms apart, it is asked whether it is up: it is a big process on a busy machine. */
const READY_ATTEMPTS = 500;

/**
 * Starts kinesis-local, a real server for everything but metrics. It finds its certificate only
 * when told where, wants a TLS port too, and dies when that is taken.
 */
export async function startKinesisLocal(): Promise<KinesisLocal> {
  const home = dirname(createRequire(import.meta.url).resolve("kinesis-local/package.json"));
  const [plain, tls] = [await freePort(), await freePort()];
  const child = spawn(process.execPath, [join(home, "main.js")], {
    stdio: "ignore",
    env: {
      NODE_ENV: "test",
      KINESIS_MOCK_CERT_PATH: join(home, "server.json"),
      KINESIS_MOCK_PLAIN_PORT: String(plain),
      KINESIS_MOCK_TLS_PORT: String(tls),
      LOG_LEVEL: "ERROR",
      SHARD_LIMIT: "500",
      CREATE_STREAM_DURATION: "10ms",
      UPDATE_SHARD_COUNT_DURATION: "10ms",
      SPLIT_SHARD_DURATION: "10ms",
      MERGE_SHARDS_DURATION: "10ms",
      REGISTER_STREAM_CONSUMER_DURATION: "10ms",
    },
  });
  const url = `http://127.0.0.1:${plain}`;
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
    await untilAnswering(url, () => child.exitCode === null);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, stop };
}

/** Asks until an answer of any status comes: an open port alone may belong to a dying server. */
async function untilAnswering(url: string, alive: () => boolean): Promise<void> {
  for (let attempt = 0; attempt < READY_ATTEMPTS && alive(); attempt += 1) {
    const answered = await fetch(url, { method: "POST", body: "{}" }).then(
      () => true,
      () => false,
    );
    if (answered && alive()) return;
    await wait(100);
  }
  throw new Error("kinesis-local did not start");
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
