import type { Verdict } from "./verdict";

/** The verdict in the seconds between start and the first evaluation. */
export function firstVerdict(at: number): Verdict {
  return unjudged(at, "Just started: reading CloudWatch, Kinesis and Spark for the first time.");
}

/** The verdict when the diagnosis itself failed. An older verdict would look like a fresh one. */
export function failedVerdict(at: number): Verdict {
  return unjudged(
    at,
    "Not judged: the diagnosis stopped on an error of its own. The log of Narrows has the details.",
  );
}

function unjudged(at: number, headline: string): Verdict {
  return {
    at,
    bottleneck: "unknown",
    severity: "unknown",
    cause: "no-data",
    also: [],
    since: null,
    headline,
    evidence: [],
    blind: [],
    advice: [],
    numbers: {
      utilisationRatio: null,
      sustainableRecordsPerSecond: null,
      backlogRecords: null,
      endToEndDelayMs: null,
      waitingInStreamMs: null,
      waitingInSparkMs: null,
      processingMs: null,
      catchUpMs: null,
      timeToDataLossMs: null,
    },
  };
}
