import type { Evidence, Verdict } from "@/lib/domain/verdict";
import type { Clearing } from "@/lib/domain/clearing";
import type { Known, Moment } from "../moment";

const AT = Date.UTC(2026, 0, 5, 12, 0, 0);
const MINUTE_MS = 60_000;

/** The differences from a healthy pipeline: 1 000 records/s, 10 s batches of 5 s work. */
export interface Made {
  readonly verdict?: Partial<Omit<Verdict, "numbers">>;
  readonly numbers?: Partial<Verdict["numbers"]>;
  readonly known?: Partial<Known>;
  /** The result of the instant alone, when it differs from the verdict shown. */
  readonly raw?: Moment["raw"];
  readonly before?: Moment;
}

/** A moment of a healthy pipeline with these changes. */
export function momentOf({ verdict, numbers, known, raw, before }: Made = {}): Moment {
  const shown: Verdict = {
    at: before === undefined ? AT : before.verdict.at + MINUTE_MS,
    bottleneck: "none",
    severity: "ok",
    cause: "keeping-up",
    also: [],
    since: null,
    headline: "Keeping up: batches take 5 s of a 10 s interval.",
    evidence: [],
    blind: [],
    advice: [],
    ...verdict,
    numbers: {
      utilisationRatio: 0.5,
      sustainableRecordsPerSecond: 2_000,
      backlogRecords: 5_000,
      endToEndDelayMs: 12_000,
      waitingInStreamMs: 1_000,
      waitingInSparkMs: 0,
      processingMs: 5_000,
      catchUpMs: null,
      timeToDataLossMs: null,
      ...numbers,
    },
  };
  return {
    verdict: shown,
    raw: raw ?? shown,
    known: { ...HEALTHY, ...known },
    before,
  };
}

const HEALTHY: Known = {
  startedAt: AT - 3_600_000,
  beatMs: 10_000,
  concurrentJobs: 1,
  lateLimitMs: MINUTE_MS,
  sinceDoneMs: 4_000,
  silentMs: 0,
  openMs: 1_000,
  waiting: 0,
  lagRises: false,
  queueRises: false,
  ownLag: undefined,
  streamAge: { at: AT - 3 * MINUTE_MS, ms: 1_000 },
  drawnLagMs: 1_000,
  unreadSince: undefined,
  arriving: 1_000,
  taking: 1_000,
  put: [1_000, 1_000, 1_000, 1_000, 1_000],
  got: [1_000, 1_000, 1_000, 1_000, 1_000],
  longestTasksMs: undefined,
  slots: 8,
  openShards: 4,
  sources: { cloudwatch: "ok", kinesis: "ok", leases: "off", spark: "ok" },
};

/** The same moment for `count` minutes; returns the last. */
export function lasting(count: number, made: Made): Moment {
  const first = momentOf(made);
  return count <= 1
    ? first
    : Array.from({ length: count - 1 }).reduce<Moment>(
        (before) => momentOf({ ...made, before }),
        first,
      );
}

export const SLOW = {
  bottleneck: "consumer",
  severity: "critical",
  cause: "processing-too-slow",
} as const;
export const RECOVERING = { bottleneck: "none", severity: "warning", cause: "recovering" } as const;

export function row(rule: Evidence["rule"], more: Partial<Evidence> = {}): Evidence {
  return {
    rule,
    text: `What was seen of ${rule}.`,
    value: null,
    unit: null,
    limit: null,
    from: AT - MINUTE_MS,
    to: AT,
    state: "holds",
    ...more,
  };
}

type Condition = Clearing["conditions"][number];

export function condition(more: Partial<Condition> = {}): Condition {
  return {
    text: "a batch waits at most 10 s",
    met: false,
    value: 40_000,
    unit: "ms",
    limit: 10_000,
    perMinute: null,
    metAt: null,
    ...more,
  };
}

export function clearingOf(more: Partial<Clearing> = {}): Clearing {
  return {
    suffices: "all",
    conditions: [condition()],
    evaluations: { clear: 0, needed: 3 },
    backlog: { records: 5_000, shrinks: null, goneAt: null, because: "nothing is known" },
    ...more,
  };
}

export { AT, MINUTE_MS };
