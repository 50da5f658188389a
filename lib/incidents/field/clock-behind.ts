import type { Incident } from "../incident/incident";

/** An epoch that a driver may write, ms: from 2020 to 2049. Counters and durations are smaller. */
const isEpoch = (value: number): boolean => value > 1.6e12 && value < 2.5e12;
const TOLD_TIME = /^20\d\d-.*GMT$/;

/**
 * The same incident with a driver whose clock is `byMs` ahead (negative: behind), while CloudWatch,
 * the lease table and Narrows agree: every time in its answers is shifted, and nothing else.
 */
export function withDriverClock(incident: Incident, byMs: number): Incident {
  const spark = Object.entries(incident.spark ?? {}).map(([call, body]) => [
    call,
    shifted(body, byMs),
  ]);
  return { ...incident, spark: { ...incident.spark, ...Object.fromEntries(spark) } };
}

function shifted(value: unknown, byMs: number): unknown {
  if (typeof value === "number") return isEpoch(value) ? value + byMs : value;
  if (typeof value === "string") return TOLD_TIME.test(value) ? shiftedTime(value, byMs) : value;
  if (Array.isArray(value)) return value.map((one) => shifted(one, byMs));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, shifted(one, byMs)]));
}

/** Spark's times end in `GMT`, which `Date.parse` rejects. */
function shiftedTime(text: string, byMs: number): string {
  const at = Date.parse(text.replace("GMT", "Z")) + byMs;
  return new Date(at).toISOString().replace("Z", "GMT");
}
