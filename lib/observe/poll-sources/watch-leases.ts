import type { SourceState } from "@/lib/domain/source-state";
import { type Poller, startPoller } from "@/lib/poller/poller";
import { createLeaseSource } from "@/lib/sources/leases/lease-source";
import type { PipelineObserver } from "../pipeline/pipeline-observer";

/** The second scan comes soon, because only two scans show progress. */
const SECOND_MS = 30_000;
const EVERY_MS = 60_000;
/** Shortest time between two scans, however often the driver comes and goes. */
const SPACING_MS = 10_000;
/** This long after the driver went silent, the table has shown whether its application lives. */
const SHOWN_MS = 5 * 60_000;

/**
 * How long to wait for the next scan, ms. When the driver has just gone silent, the table is the
 * first to show whether its application is gone. That takes two scans.
 */
export function scanPauseMs(scans: number, driver: SourceState | undefined, now: number): number {
  const fellSilent = driver?.status === "failing" && now - (driver.since ?? now) < SHOWN_MS;
  return scans < 2 || fellSilent ? SECOND_MS : EVERY_MS;
}

/**
 * Polls the lease table if its application is configured: read-only, never faster than the table
 * can bear.
 */
export function watchLeases(watch: PipelineObserver): Poller | undefined {
  const { kclApplication: table, kclRegion: region } = watch.pipeline;
  if (table === undefined) return undefined;
  const source = createLeaseSource({
    region,
    table,
    onServerTime: (server, local) => watch.health.serverTime("leases", server, local),
  });
  let scans = 0;
  watch.registerCall({ source: "leases", call: "Scan", needed: true, everyMs: EVERY_MS });
  const poller = startPoller({
    poll: async (signal) => {
      watch.recordFact("leases", await source.scan(signal), Date.now());
      scans++;
    },
    pauseMs: () => scanPauseMs(scans, watch.recent.newest("source-spark"), Date.now()),
    timeoutMs: 25_000,
    retry: { firstMs: 5_000, mostMs: 60_000 },
    spacingMs: SPACING_MS,
    onOutcome: (error) => watch.pollEnded("leases", "Scan", error, Date.now()),
  });
  return { nudge: poller.nudge, stop: () => (poller.stop(), source.close()) };
}
