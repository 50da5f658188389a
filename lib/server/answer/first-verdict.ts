import type { Verdict } from "@/lib/domain/verdict";

/** What is said in the seconds between start and the first judgement. */
export function firstVerdict(at: number): Verdict {
  return {
    at,
    bottleneck: "unknown",
    severity: "unknown",
    cause: "no-data",
    also: [],
    since: null,
    headline: "Just started: reading CloudWatch, Kinesis and Spark for the first time.",
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
