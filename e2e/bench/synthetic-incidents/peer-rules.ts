import { processingTimeMs } from "@/lib/domain/micro-batch";
import { settledBefore } from "@/lib/domain/metric-period";
import type { Bottleneck } from "@/lib/domain/verdict";
import type { PipelineWindow } from "@/lib/domain/window";

/** The verdict of a person with one of the usual rules and nothing else. */
export interface PeerRule {
  readonly name: string;
  readonly say: (window: PipelineWindow) => Bottleneck;
}

const LATE_MS = 60_000;
const REFUSED = 0.01;
const SHORT = 0.05;

/** AWS's own recommended alarms with the thresholds of its streaming solution, 60 s periods. */
const alarms: PeerRule = {
  name: "CloudWatch's recommended alarms",
  say: (window) => {
    const last = settled(window);
    const every = (count: number, breaches: (values: Values) => boolean) =>
      last.length >= count && last.slice(-count).every(({ values }) => breaches(values));
    // AWS treats a missing age as breaching: a consumer that stopped reading publishes none.
    const isLate = every(15, ({ iteratorAge }) => (iteratorAge ?? Infinity) > LATE_MS);
    const writes = every(5, ({ writeThrottled = 0, putRecords = 0 }) =>
      exceeds(writeThrottled, writeThrottled + putRecords),
    );
    const reads = every(5, ({ readThrottledCalls = 0, getCalls = 0 }) =>
      exceeds(readThrottledCalls, getCalls),
    );
    if (writes) return isLate && !reads ? "both" : "shards-write";
    if (reads) return "shards-read";
    return isLate ? "consumer" : "none";
  },
};

/** Fewer bytes are read than put over a quarter of an hour. */
const putMinusGet: PeerRule = {
  name: "put minus get",
  say: (window) => {
    const last = settled(window).slice(-15);
    const total = (metric: "putBytes" | "getBytes") =>
      last.reduce((sum, { values }) => sum + (values[metric] ?? 0), 0);
    const put = total("putBytes");
    return put > 0 && (put - total("getBytes")) / put > SHORT ? "consumer" : "none";
  },
};

/** LinkedIn Burrow's window rules, with the iterator age as lag and the reads as commits. */
const burrow: PeerRule = {
  name: "Burrow's window on iterator age",
  say: (window) => {
    const last = settled(window).slice(-10);
    const isStill = last.every(({ values }) => (values.getRecords ?? 0) === 0);
    if (isStill && last.some(({ values }) => (values.putRecords ?? 0) > 0)) return "consumer";
    const ages = last.flatMap(({ values }) => values.iteratorAge ?? []);
    const isLate = ages.length >= 3 && ages.every((age) => age > LATE_MS);
    const neverFell = ages.every((age, i) => age >= (ages[i - 1] ?? 0));
    return isLate && neverFell ? "consumer" : "none";
  },
};

/** The verdict from a glance at Spark's Streaming tab: the newest batch took longer than the interval. */
const streamingTab: PeerRule = {
  name: "Spark's Streaming tab",
  say: ({ batches }) => {
    const last = batches.findLast(({ endedAt }) => endedAt !== undefined);
    const workMs = last && processingTimeMs(last);
    if (last === undefined || workMs === undefined) return "unknown";
    return workMs > last.intervalMs ? "consumer" : "none";
  },
};

export const PEER_RULES: readonly PeerRule[] = [alarms, putMinusGet, burrow, streamingTab];

type Values = PipelineWindow["periods"][number]["values"];

function settled({ periods, to, publicationDelayMs }: PipelineWindow) {
  const until = settledBefore(to, publicationDelayMs);
  return periods.filter(({ at, periodMs }) => at + periodMs <= until);
}

function exceeds(part: number, whole: number): boolean {
  return whole > 0 && part / whole > REFUSED;
}
