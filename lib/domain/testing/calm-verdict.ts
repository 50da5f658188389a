import type { Verdict, VerdictNumbers } from "../verdict";

/** Numbers of a quiet pipeline at half its capacity. */
export const CALM_NUMBERS: VerdictNumbers = {
  utilisationRatio: 0.5,
  sustainableRecordsPerSecond: null,
  backlogRecords: 0,
  endToEndDelayMs: null,
  waitingInStreamMs: null,
  waitingInSparkMs: null,
  processingMs: null,
  catchUpMs: null,
  timeToDataLossMs: null,
};

/** A calm verdict at an instant, epoch ms, for tests that only store it. */
export function calmVerdict(at: number, headline = "Keeping up."): Verdict {
  return {
    at,
    bottleneck: "none",
    severity: "ok",
    cause: "keeping-up",
    also: [],
    since: null,
    headline,
    evidence: [],
    blind: [],
    advice: [],
    numbers: CALM_NUMBERS,
  };
}
