import type { SourceFault, SourceState, SourceStatus } from "@/lib/domain/source-state";

/** How one upstream call has been doing. */
export interface CallRecord {
  /** The source is as bad as its worst needed call. */
  readonly needed: boolean;
  /** Not needed, but its trouble is shown in words while the source is otherwise well. */
  readonly shown?: boolean;
  /** The interval at which it should answer, ms. */
  readonly everyMs: number;
  readonly failures: number;
  readonly lastSuccessAt: number | null;
  /** When the first poll of the current run of failures ended, epoch ms. */
  readonly failingSince?: number;
  readonly failure?: CallFailure;
}

export interface CallFailure {
  readonly fault: SourceFault;
  readonly message: string;
  /** The sentence to use once the trouble has lasted, for what usually ends by itself, such as a start. */
  readonly lasting?: string | undefined;
  readonly retryable: boolean;
}

const LATE_AFTER = 2;
const FAILING_AFTER = 3;

/** Slack for a poll's own duration and jitter before a poll counts as missed, ms. */
const SLACK_MS = 15_000;

/** A larger clock difference to the upstream is shown, ms: delays computed across the two are off too. */
export const SKEW_SHOWN_MS = 5_000;

/** The record after one more poll that ended at `now`. */
export function afterPoll(
  record: CallRecord,
  failure: CallFailure | undefined,
  now: number,
): CallRecord {
  const { needed, shown = false, everyMs } = record;
  if (!failure) return { needed, shown, everyMs, failures: 0, lastSuccessAt: now };
  return {
    needed,
    shown,
    everyMs,
    failures: record.failures + 1,
    lastSuccessAt: record.lastSuccessAt,
    failingSince: record.failingSince ?? now,
    failure,
  };
}

/**
 * `late` after 2 failed or missed polls; `failing` after 3, or at once after a refusal that a retry
 * cannot mend.
 */
export function statusOf(record: CallRecord, now: number): SourceStatus {
  const missed = missedPolls(record, now);
  const bad = Math.max(record.failures, missed);
  if (bad >= FAILING_AFTER || record.failure?.retryable === false) return "failing";
  return bad >= LATE_AFTER || record.lastSuccessAt === null ? "late" : "ok";
}

/** Polls that should have ended since the last success. This also detects a process that slept. */
function missedPolls({ lastSuccessAt, everyMs }: CallRecord, now: number): number {
  if (lastSuccessAt === null) return 0;
  return Math.floor(Math.max(0, now - lastSuccessAt - SLACK_MS) / everyMs);
}

/** What the answers of a source say about it, though every call is well. */
export interface Aside {
  readonly sentence: string;
  /** Since when its answers are too old to be used, epoch ms; absent if nothing is wrong. */
  readonly lateSince?: number;
}

/** What else is known of a source. */
export interface SourceAside {
  readonly aside?: Aside | null;
  /** Upstream clock minus ours, ms. */
  readonly skewMs?: number | undefined;
  /** Shown while nothing is wrong, and beside a trouble until the source first answers. */
  readonly note?: string | undefined;
}

/** The state of a source from its calls; undefined before any of them was made. */
export function sourceState(
  calls: readonly CallRecord[],
  now: number,
  { aside, skewMs, note }: SourceAside = {},
): SourceState | undefined {
  const needed = calls.filter((call) => call.needed);
  const worst = needed.toSorted((a, b) => badness(b, now) - badness(a, now))[0];
  if (!worst || needed.some((call) => call.lastSuccessAt === null && call.failures === 0)) {
    return undefined;
  }
  const status = statusOf(worst, now);
  const error =
    status === "ok"
      ? asides(aside?.sentence, besideSentence(calls), skewSentence(skewMs), note)
      : trouble(worst, now, note);
  const lateSince = status === "ok" ? aside?.lateSince : undefined;
  return {
    status: lateSince === undefined ? status : "late",
    lastSuccessAt: status === "ok" ? newestAnswer(needed) : worst.lastSuccessAt,
    ...(status !== "ok" && {
      since: worst.failingSince ?? (worst.lastSuccessAt ?? now) + worst.everyMs,
    }),
    ...(lateSince !== undefined && { since: lateSince }),
    ...(status !== "ok" && worst.failure && { fault: worst.failure.fault }),
    ...(error !== undefined && { error }),
    ...(skewMs !== undefined && { clockSkewMs: skewMs }),
  };
}

/**
 * While every call keeps its own interval, the source last answered when any of them did. Otherwise
 * a call made every ten minutes would make one made every two seconds look ten minutes old.
 */
function newestAnswer(calls: readonly CallRecord[]): number {
  return Math.max(...calls.map(({ lastSuccessAt }) => lastSuccessAt ?? -Infinity));
}

const RANK: Readonly<Record<SourceStatus, number>> = { off: 0, ok: 1, late: 2, failing: 3 };

const badness = (call: CallRecord, now: number): number =>
  RANK[statusOf(call, now)] * 1_000 + Math.min(999, call.failures);

/** A start takes a minute or two. Trouble that lasts longer does not end by itself, ms. */
const LASTING_MS = 3 * 60_000;

function trouble(
  { failure, failingSince, lastSuccessAt }: CallRecord,
  now: number,
  note: string | undefined,
): string {
  const lasts = failingSince !== undefined && now - failingSince >= LASTING_MS;
  const what =
    (lasts ? failure?.lasting : undefined) ??
    failure?.message ??
    "No poll has ended lately (this process slept or is overloaded): look at the machine that Narrows runs on.";
  return note === undefined || lastSuccessAt !== null ? what : `${what} ${note}`;
}

function asides(...texts: readonly (string | undefined)[]): string | undefined {
  const sentences = texts.filter((text) => text !== undefined);
  return sentences.length === 0 ? undefined : sentences.join(" ");
}

/** What is missing of a source whose needed calls are well. Such a call has no steady interval. */
function besideSentence(calls: readonly CallRecord[]): string | undefined {
  const fails = ({ failures, failure }: CallRecord): boolean =>
    failures >= FAILING_AFTER || failure?.retryable === false;
  return calls.find((call) => call.shown && fails(call))?.failure?.message;
}

function skewSentence(skewMs: number | undefined): string | undefined {
  if (skewMs === undefined || Math.abs(skewMs) <= SKEW_SHOWN_MS) return undefined;
  const seconds = Math.round(Math.abs(skewMs) / 1_000);
  const side = skewMs > 0 ? "ahead of" : "behind";
  return `Its clock is ${seconds} s ${side} this machine's: delays may look off by as much. Set one of the clocks.`;
}

/**
 * Whether two states say the same to a reader. The time of the last answer always changes, and so
 * may the minutes in a sentence about a lasting trouble.
 */
export function sameTrouble(a: SourceState, b: SourceState): boolean {
  const goesOn = a.fault === undefined && a.since !== undefined && a.since === b.since;
  return a.status === b.status && a.fault === b.fault && (a.error === b.error || goesOn);
}
