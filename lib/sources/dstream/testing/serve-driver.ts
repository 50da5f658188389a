import type { ServerResponse } from "node:http";
import { gzipSync } from "node:zlib";
import type { PlayedDriver } from "./played-driver";
import { type Served, serve } from "../../spark/testing/serve";

export interface ServedDriver extends Served {
  /** May be replaced while it is served: another application then answers at the same port. */
  application: { id: string; name: string; driver: PlayedDriver };
  /** Paths that fail once, and how. */
  readonly failing: Map<string, (response: ServerResponse) => void>;
  /** Bodies sent since the start, compressed as the driver does. */
  bytes: number;
}

/** For tests: a played driver behind a real HTTP server, with Spark's paths, 404s and compression. */
export async function serveDriver(driver: PlayedDriver, prefix = ""): Promise<ServedDriver> {
  const served = await serve((request, response) => {
    const path = (request.url ?? "").slice(prefix.length);
    const fail = state.failing.get(path);
    state.failing.delete(path);
    if (fail !== undefined) return fail(response);
    const body = answer(path, state.application);
    if (typeof body === "string") return send(response, 404, "text/plain", body);
    send(response, 200, "application/json", gzipSync(JSON.stringify(body, null, 2)));
  });
  const state: ServedDriver = Object.assign(served, {
    application: { id: "app-1", name: "clicks to totals", driver },
    failing: new Map(),
    bytes: 0,
  });

  function send(response: ServerResponse, status: number, type: string, body: string | Buffer) {
    state.bytes += body.length;
    response.writeHead(status, {
      "content-type": type,
      ...(typeof body !== "string" && { "content-encoding": "gzip" }),
    });
    response.end(body);
  }
  return state;
}

/** A string is the body of a 404. */
function answer(path: string, { id, name, driver }: ServedDriver["application"]): unknown {
  if (path === "/api/v1/applications") return applications(id, name);
  if (path === "/metrics/json/") return { gauges: {}, counters: {} };
  const [, asked, rest] = /^\/api\/v1\/applications\/([^/]+)\/(.*)$/.exec(path) ?? [];
  if (asked !== id) return `no such app: ${asked}`;
  if (rest === "streaming/statistics") return driver.statistics();
  if (rest === "streaming/batches") return driver.list();
  if (rest === "streaming/receivers") return [{ streamId: 0, streamName: "KinesisReceiver-0" }];
  if (rest === "executors") return [{ id: "driver", isActive: true, maxTasks: 2, activeTasks: 1 }];
  if (rest === "environment") return { sparkProperties: [["spark.streaming.concurrentJobs", "2"]] };
  if (rest === "jobs?status=running") return [];
  const batch = /^streaming\/batches\/(\d+)$/.exec(rest ?? "")?.[1];
  return driver.batch(Number(batch)) ?? `unknown batch: ${batch}`;
}

function applications(id: string, name: string): unknown {
  const attempt = { startTimeEpoch: 1_795_403_378_867, completed: false, appSparkVersion: "3.5.7" };
  return [{ id, name, attempts: [attempt] }];
}
