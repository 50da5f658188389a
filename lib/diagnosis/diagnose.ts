/**
 * The verdict: is it Spark, or is it the shards? A pure function of a window of data and an instant.
 * How it comes about, in the order in which to read this folder:
 *
 * 1. `situation.ts` cuts a window off at the instant: what was known then, and nothing later.
 *    `timed-batch.ts` gives batches their instants, so that any past state can be rebuilt.
 * 2. `quantities/` are the numbers that are derived from a situation, each computed when first asked
 *    for (`quantity.ts`): how long batches wait (`queue`, `scheduling-delay`), how busy Spark is
 *    (`utilisation`), how old the records are that it reads (`age`), what part of the puts it takes
 *    (`share`), what it could sustain (`capacity`). `trends/` says whether one rises or falls.
 * 3. `rules/` holds one file a cause: what must be known for it (`needs.ts`; else it is blind), when it
 *    holds, since when, and the sentence that is said. `rules/all.ts` has them in the order of trial.
 * 4. `conclude.ts` makes one answer of all findings: whose fault it is, or that it cannot be told.
 *    `proof/` holds what must be shown before it may say that all is well.
 * 5. `fold.ts` carries that over time, so that one odd evaluation neither raises nor ends an alarm.
 * 6. `clearing/` says what must be seen for a trouble to be over, and how far that is.
 * 7. `side-evidence.ts`, `numbers.ts` and `advice/` are what is shown beside the answer.
 *
 * A receiver pulls records from the stream's shards and puts them in blocks; every batch interval
 * Spark makes a batch of them and queues it. So records wait in two places: in the stream (their age
 * grows) and in Spark's queue (its delay grows). One of them alone never tells whose fault it is.
 *
 * `docs/diagnosis.md` is the specification: every quantity, cause and claim with its thresholds.
 */
import { MINUTE_MS, minuteFrom } from "@/lib/domain/minute";
import { streamingStart } from "@/lib/domain/streaming-start";
import type { Verdict } from "@/lib/domain/verdict";
import type { PipelineWindow } from "@/lib/domain/window";
import { LOSING_NOW } from "@/lib/format/data-loss-words";
import { adviceFor } from "./advice/advice";
import { changedBefore } from "./changed-before";
import { withClearing } from "./clearing/clearing";
import { conclude } from "./conclude";
import { evidenceOf, isBlind, look } from "./finding";
import { foldPresent, type FoldState, foldStep, isSteady, LOOKED_BACK } from "./fold";
import { numbersOf } from "./numbers";
import { claimEvidence } from "./proof/claim";
import { proof } from "./proof/proof";
import { isLosingData } from "./quantities/data-loss";
import { recoveryProgress } from "./recovery-progress";
import { RULES } from "./rules/all";
import { sideEvidence } from "./side-evidence";
import { situationAt } from "./situation";
import { asOfNow, type Raw, spoken } from "./spoken";

const FOLDED_MINUTES = 20;

/**
 * Judges one instant of a window by every rule, without hysteresis. Pure: what lies after `at` is
 * cut off, and there is no clock. Times epoch ms.
 */
export function judge(window: PipelineWindow, at: number): Raw {
  const situation = situationAt(window, at);
  const findings = RULES.map((rule) => look(rule, situation));
  const { since, headline, others, ...said } = conclude(situation, findings);
  const losing = isLosingData(situation);
  const changed = changedBefore(situation, said.severity, since);
  const start = streamingStart(situation.application);
  const recovers = said.cause === "recovering" ? recoveryProgress(situation) : undefined;
  return {
    at,
    ...said,
    also: losing ? ["losing-data", ...others] : others,
    // Where a line meets zero there is no whole millisecond; stores and pages know no others.
    since: since === undefined ? null : Math.round(since.at),
    ...(since?.atLeast === true ? { sinceIsAtLeast: true } : {}),
    ...(changed.length > 0 ? { changedBefore: changed } : {}),
    headline: losing ? `${LOSING_NOW}. ${headline}` : headline,
    evidence: [
      ...findings.map((finding) => evidenceOf(finding, situation)),
      ...sideEvidence(situation),
      ...proof(situation).map(claimEvidence),
    ],
    blind: findings.filter(isBlind).map(({ rule, result }) => ({
      rule: rule.cause,
      missing: result.missing,
    })),
    advice: adviceFor(situation, [said.cause, ...others], since),
    numbers: numbersOf(situation),
    ...(recovers === undefined ? {} : { recovery: recovers }),
    ...(start === undefined ? {} : { streamingSince: start }),
  };
}

/**
 * What the banner says at an instant: the whole minutes of the last twenty are folded, then the
 * instant itself, so that one odd evaluation neither raises nor ends an alarm. Where the last of
 * them agree, the earlier ones cannot change what is said, and are not judged.
 */
export function diagnose(window: PipelineWindow, at: number): Verdict {
  const now = judge(window, at);
  const minutes = wholeMinutes(at);
  const newest = minutes.slice(-LOOKED_BACK).map((minute) => judge(window, minute));
  const found = [...newest, now];
  if (isSteady(found)) return withClearing(window, asOfNow(now, spoken(now)), found);
  let state: FoldState | undefined;
  for (const minute of minutes.slice(0, -LOOKED_BACK))
    state = foldStep(state, judge(window, minute)).state;
  for (const verdict of newest) state = foldStep(state, verdict).state;
  return withClearing(window, foldPresent(state, undefined, now).verdict, found);
}

/** The whole minutes of the last twenty before an instant, ascending, epoch ms. */
function wholeMinutes(at: number): readonly number[] {
  const first = minuteFrom(at - FOLDED_MINUTES * MINUTE_MS);
  const minutes: number[] = [];
  for (let minute = first; minute < at; minute += MINUTE_MS) minutes.push(minute);
  return minutes;
}
