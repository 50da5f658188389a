/**
 * The verdict: is it Spark, or is it the shards? A pure function of a window of data and an instant.
 * The steps, in the order in which to read this folder:
 *
 * 1. `situation/` cuts a window off at the instant: what was known then, and nothing later
 *    (`situation.ts`). `timed-batch.ts` gives batches their instants, so that any past state can be
 *    reconstructed. A quantity is computed from a situation when it is first asked for (`quantity.ts`).
 * 2. `parts/` has the types that make up a kind of consumer: its rules, claims of proof, endings,
 *    advisers and numbers (`consumer-kind.ts`). `kinds/dstream.ts` composes the only kind so far, and
 *    lists its rules in the order of trial.
 * 3. `stream/` is true of any reader of a Kinesis stream, `driver/` of any Spark driver, and `dstream/`
 *    of receivers, batches and queues. Each has the same folders: `quantities/`, `rules/` (one file a
 *    cause), `proof/`, `clearing/`, `advice/`. `stream/` asks its consumer through a port
 *    (`Consumption` in `situation.ts`) and does not know the kind.
 * 4. `verdict/conclude.ts` makes one verdict of all findings: whose fault it is, or that this is not
 *    known. `verdict/hysteresis.ts` folds verdicts over time, so that one odd evaluation neither raises
 *    nor ends an alarm. `verdict/clearing.ts` says what must be seen for a trouble to end.
 * 5. `trends/` says whether a number rises or falls, `comparison/` whether two stretches differ.
 *
 * Open these quantities first: `stream/quantities/age/age.ts` (the age of the records that are read),
 * `share/share.ts` (the part of the puts that is taken), `throttles/throttling.ts` (what the shards
 * refuse), `leases/shard-progress.ts` (which shards are read); `dstream/quantities/queue/queue.ts` (what
 * waits in Spark), `capacity/utilisation.ts` (how busy it is), `recovery/recovery.ts` (what is worked off).
 *
 * A receiver reads records from the stream's shards and puts them in blocks. Every batch interval Spark
 * makes a batch of them and queues it. So records wait in two places: in the stream (their age grows)
 * and in Spark's queue (its delay grows). One of the two alone never shows whose fault it is.
 *
 * `docs/diagnosis.md` is the specification: every quantity, cause and claim with its thresholds.
 */
import { MINUTE_MS, minuteFrom } from "@/lib/domain/metric-period";
import { streamingStart } from "@/lib/domain/streaming-start";
import type { Verdict } from "@/lib/domain/verdict";
import type { PipelineWindow } from "@/lib/domain/window";
import { LOSING_NOW } from "@/lib/format/data-loss-words";
import { claimEvidence } from "./parts/claim";
import { evidenceOf, isBlind, evaluateRule } from "./parts/finding";
import { kindOf, situationAt } from "./kinds/kind-of";
import { adviceFor } from "./verdict/advice";
import { changedBefore } from "./verdict/changed-before";
import { withClearing } from "./verdict/clearing";
import { conclude } from "./verdict/conclude";
import {
  hysteresisNow,
  type HysteresisState,
  hysteresisStep,
  isSteady,
  LOOKED_BACK,
} from "./verdict/hysteresis";
import { asOfNow, type RawVerdict, announcementOf } from "./verdict/announcement";

const FOLDED_MINUTES = 20;

/**
 * Evaluates every rule at one instant, without hysteresis. Pure: it reads no clock and ignores data after
 * `at`. Times are epoch ms.
 */
export function evaluate(window: PipelineWindow, at: number): RawVerdict {
  const kind = kindOf(window);
  const situation = situationAt(window, at);
  const rules = kind.rules.filter(({ applies }) => applies?.(situation) ?? true);
  const findings = rules.map((rule) => evaluateRule(rule, situation));
  const claims = kind.claims.map((claim) => claim(situation));
  const { since, headline, others, ...concluded } = conclude(kind, situation, { findings, claims });
  const losing = kind.isLosingData(situation);
  const changed = changedBefore(kind, situation, concluded.severity, since);
  const start = streamingStart(situation.application);
  const recovers = concluded.cause === "recovering" ? kind.recoveryProgress(situation) : undefined;
  return {
    at,
    ...concluded,
    also: losing ? ["losing-data", ...others] : others,
    // The line meets zero between two milliseconds. Stores and pages keep whole ones.
    since: since === undefined ? null : Math.round(since.at),
    ...(since?.atLeast === true ? { sinceIsAtLeast: true } : {}),
    ...(changed.length > 0 ? { changedBefore: changed } : {}),
    headline: losing ? `${LOSING_NOW}. ${headline}` : headline,
    evidence: [
      ...findings.map((finding) => evidenceOf(finding, situation)),
      ...kind.sideEvidence.map((evidence) => evidence(situation)),
      ...claims.map(claimEvidence),
    ],
    blind: findings.filter(isBlind).map(({ rule, result }) => ({
      rule: rule.cause,
      missing: result.missing,
    })),
    advice: adviceFor(kind, situation, { causes: [concluded.cause, ...others], since }),
    numbers: kind.numbers(situation),
    ...(recovers === undefined ? {} : { recovery: recovers }),
    ...(start === undefined ? {} : { streamingSince: start }),
  };
}

/**
 * The verdict to show at an instant. It folds the whole minutes of the last twenty and then the instant
 * itself, so that one odd evaluation neither raises nor ends an alarm. Where the last minutes agree,
 * earlier ones cannot change the result and are not evaluated.
 */
export function diagnose(window: PipelineWindow, at: number): Verdict {
  const minutes = wholeMinutes(at);
  const newest = minutes.slice(-LOOKED_BACK).map((minute) => evaluate(window, minute));
  // Last, because `withClearing` asks for the situation of the instant again, and the newest one is kept.
  const now = evaluate(window, at);
  const found = [...newest, now];
  if (isSteady(found)) return withClearing(window, asOfNow(now, announcementOf(now)), found);
  const kind = kindOf(window);
  let state: HysteresisState | undefined;
  for (const minute of minutes.slice(0, -LOOKED_BACK))
    state = hysteresisStep(state, evaluate(window, minute), kind).state;
  for (const verdict of newest) state = hysteresisStep(state, verdict, kind).state;
  return withClearing(window, hysteresisNow(state, undefined, now, kind).verdict, found);
}

/** The whole minutes of the last twenty before an instant, ascending, epoch ms. */
function wholeMinutes(at: number): readonly number[] {
  const first = minuteFrom(at - FOLDED_MINUTES * MINUTE_MS);
  const minutes: number[] = [];
  for (let minute = first; minute < at; minute += MINUTE_MS) minutes.push(minute);
  return minutes;
}
