import { type Poller, startPoller } from "@/lib/poller/poller";
import { createLeaseSource } from "@/lib/sources/leases/lease-source";
import type { PipelineWatch } from "./pipeline-watch";

/** The second scan comes soon, because only two scans show progress. */
const SECOND_MS = 30_000;
const EVERY_MS = 60_000;

/** The lease table, when its application is configured: read-only, never faster than it can bear. */
export function watchLeases(watch: PipelineWatch): Poller | undefined {
  const { kclApplication: table, kclRegion: region } = watch.pipeline;
  if (table === undefined) return undefined;
  const source = createLeaseSource({
    region,
    table,
    onServerTime: (server, local) => watch.health.serverTime("leases", server, local),
  });
  let scans = 0;
  watch.expect({ source: "leases", call: "Scan", needed: true, everyMs: EVERY_MS });
  const poller = startPoller({
    poll: async (signal) => {
      await watch.tookFact("leases", await source.scan(signal), Date.now());
      scans++;
    },
    pauseMs: () => (scans < 2 ? SECOND_MS : EVERY_MS),
    timeoutMs: 25_000,
    retry: { firstMs: 5_000, mostMs: 60_000 },
    onOutcome: (error) => void watch.told("leases", "Scan", error, Date.now()),
  });
  return { nudge: poller.nudge, stop: () => (poller.stop(), source.close()) };
}
