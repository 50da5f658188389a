import type { RecordKind, Unit } from "./series";
import type { Cause, NumberName, Verdict } from "./verdict";

/** What the number of a cause counts. `lib/format/decisive-number-words.ts` has its words. */
export type NumberOf =
  | "silent"
  | "not-judged"
  | "stalled"
  | "nothing-read"
  | "batch-runs"
  | "batches-wait"
  | "processing"
  | "taken-in"
  | "read-late"
  | "reads-refused"
  | "writes-refused"
  | "data-unread"
  | "foreign-leases"
  | "batches-failed"
  | "busy"
  | "level-in"
  | "left";

/** The one number that says how bad it is. */
export interface DecisiveNumber {
  readonly of: NumberOf;
  readonly value: number;
  readonly unit: Unit;
  /** What the value should stay below, in the same unit; null: there is no such limit. */
  readonly limit: number | null;
  /** True: a lower bound. */
  readonly isAtLeast: boolean;
}

type Judged = Pick<Verdict, "at" | "cause" | "since" | "sinceIsAtLeast" | "numbers" | "evidence">;

/** What the number is made from. */
interface Known {
  readonly verdict: Judged;
  /** The batch interval, ms; null: not known. */
  readonly intervalMs: number | null;
}

type Maker = (known: Known) => DecisiveNumber | null;

/**
 * The number that matters for a verdict's cause; null: the end-to-end delay, or it is not known.
 */
export function decisiveNumber(verdict: Judged, intervalMs: number | null): DecisiveNumber | null {
  const known = { verdict, intervalMs };
  for (const make of NUMBERS[verdict.cause]) {
    const number = make(known);
    if (number) return number;
  }
  return null;
}

/** For how long the verdict has lasted. */
const lasting =
  (of: NumberOf): Maker =>
  ({ verdict: { at, since, sinceIsAtLeast = false } }) =>
    since === null
      ? null
      : { of, value: Math.max(0, at - since), unit: "ms", limit: null, isAtLeast: sinceIsAtLeast };

/** One of the verdict's numbers. */
const told =
  (of: NumberOf, name: NumberName, unit: Unit): Maker =>
  ({ verdict: { numbers } }) => {
    const value = numbers[name] ?? null;
    return value === null ? null : { of, value, unit, limit: null, isAtLeast: false };
  };

/** What the cause's own rule looked at. */
const seen =
  (of: NumberOf): Maker =>
  ({ verdict: { cause, evidence } }) => {
    const found = evidence.find(({ rule, state }) => rule === cause && state === "holds");
    if (!found || found.value === null || found.unit === null) return null;
    return { of, value: found.value, unit: found.unit, limit: null, isAtLeast: false };
  };

/** Processing time against the batch interval. */
const processing: Maker = ({ verdict: { numbers }, intervalMs }) =>
  numbers.processingMs === null
    ? null
    : {
        of: "processing",
        value: numbers.processingMs,
        unit: "ms",
        limit: intervalMs,
        isAtLeast: false,
      };

/** Of the limits that may be near, only Spark's own has a number. */
const busy: Maker = (known) => {
  const looked = known.verdict.evidence.find(({ rule }) => rule === "at-risk");
  const isNear = looked?.value != null && looked.limit !== null && looked.value >= looked.limit;
  return isNear ? seen("busy")(known) : null;
};

/** The same number as a rate of one kind of records, which is told where the kinds differ. */
const rateOf =
  (kind: RecordKind, make: Maker): Maker =>
  (known) => {
    const number = make(known);
    const differ = known.verdict.numbers.userRecordsPerRecord !== undefined;
    return number && differ ? { ...number, unit: `${kind} records/s` } : number;
  };

const waiting = told("batches-wait", "waitingInSparkMs", "ms");
const late = told("read-late", "waitingInStreamMs", "ms");
const refused = rateOf("Kinesis", told("writes-refused", "refusedRecordsPerSecond", "records/s"));

/** The numbers of each cause; the first that is known counts. None: the end-to-end delay. */
const NUMBERS: Readonly<Record<Cause, readonly Maker[]>> = {
  down: [lasting("silent")],
  "spark-unreachable": [lasting("silent")],
  "driver-stalled": [lasting("stalled")],
  "no-cores-left": [waiting],
  "stuck-batch": [seen("batch-runs")],
  "no-data": [lasting("not-judged")],
  "reading-nothing": [lasting("nothing-read")],
  recovering: [told("level-in", "catchUpMs", "ms"), told("left", "backlogRecords", "count")],
  "processing-too-slow": [processing, waiting],
  "rate-cap": [rateOf("user", seen("taken-in"))],
  backpressure: [late],
  "other-consumer": [late],
  "read-limit": [seen("reads-refused")],
  "shards-unread": [seen("data-unread")],
  "shared-leases": [seen("foreign-leases")],
  "slow-reading": [late],
  "write-limit": [refused],
  "hot-shard": [refused],
  "failing-batches": [seen("batches-failed")],
  "at-risk": [busy],
  "over-target": [],
  idle: [],
  "keeping-up": [],
};
