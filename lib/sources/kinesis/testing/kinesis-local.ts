import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { freePort, type SpawnedServer, spawnServer } from "./spawned-server";

/** It is a big process, and the machine may be busy. */
const READY_ATTEMPTS = 500;

/**
 * Starts kinesis-local, a real server for everything but metrics. It needs the path of its
 * certificate and a TLS port, and exits when that port is taken.
 */
export async function startKinesisLocal(): Promise<SpawnedServer> {
  const home = dirname(createRequire(import.meta.url).resolve("kinesis-local/package.json"));
  const [plain, tls] = [await freePort(), await freePort()];
  return spawnServer(process.execPath, {
    args: [join(home, "main.js")],
    url: `http://127.0.0.1:${plain}`,
    attempts: READY_ATTEMPTS,
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
}
