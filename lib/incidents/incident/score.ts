import type { Verdict } from "@/lib/domain/verdict";
import type { Incident } from "./incident";

/** How a verdict compares with the truth. */
export interface Score {
  readonly bottleneckRight: boolean;
  readonly causeRight: boolean;
  /**
   * `since` − onset, ms; null when either is missing. Negative when the verdict says it is older
   * than it is.
   */
  readonly onsetErrorMs: number | null;
  /** True when the truth has no onset. */
  readonly onsetRight: boolean;
  /** A side is blamed, or an alarm raised, although nothing is wrong. */
  readonly falseAlarm: boolean;
}

/** The onset is right within three minutes, or within three batches if these are longer. */
const ONSET_TOLERANCE_MS = 180_000;
const ONSET_TOLERANCE_BATCHES = 3;

/** Causes that need no action: a verdict of them must not raise an alarm. */
const HEALTHY = new Set(["keeping-up", "idle"]);
const BLAMING = new Set(["consumer", "shards-write", "shards-read", "both"]);
const ALARMING = new Set(["warning", "critical"]);

type Labelled = Pick<Incident, "truth" | "interval">;
type Said = Pick<Verdict, "bottleneck" | "severity" | "cause" | "since" | "sinceIsAtLeast">;

/** The score of one verdict; `dataFrom` is the start of the incident's data, epoch ms. */
export function score(incident: Labelled, verdict: Said, dataFrom: number): Score {
  const { truth } = incident;
  const causeRight = truth.causes.includes(verdict.cause);
  const onsetErrorMs =
    truth.onset === undefined || verdict.since === null ? null : verdict.since - truth.onset;
  return {
    bottleneckRight: verdict.bottleneck === truth.bottleneck,
    causeRight,
    onsetErrorMs,
    onsetRight: onsetRight(incident, verdict, dataFrom),
    falseAlarm:
      truth.bottleneck === "none" &&
      (BLAMING.has(verdict.bottleneck) ||
        (!causeRight && healthy(incident) && ALARMING.has(verdict.severity))),
  };
}

function healthy({ truth }: Labelled): boolean {
  return truth.causes.some((cause) => HEALTHY.has(cause));
}

function onsetRight({ truth, interval }: Labelled, verdict: Said, dataFrom: number): boolean {
  if (truth.onset === undefined) return true;
  const tolerance = Math.max(ONSET_TOLERANCE_MS, ONSET_TOLERANCE_BATCHES * interval);
  // A fault as old as the data: its beginning cannot be seen, only that it is at least that old.
  if (truth.onset <= dataFrom && verdict.since === null) return verdict.sinceIsAtLeast === true;
  return verdict.since !== null && Math.abs(verdict.since - truth.onset) <= tolerance;
}
