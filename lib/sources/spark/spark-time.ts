import * as z from "zod";

const SPARK_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?(GMT|Z)$/;

/**
 * Reads Spark's time, `2026-11-23T03:05:55.154GMT`, as epoch ms. `Date.parse` refuses that suffix.
 *
 * @returns undefined for a time that is not set, which Spark writes as epoch −1
 *   (`1969-12-31T23:59:59.999GMT`), and for text that is not a time.
 */
export function parseSparkTime(text: string): number | undefined {
  if (!SPARK_TIME.test(text)) return undefined;
  const at = Date.parse(text.replace(/GMT$/, "Z"));
  return at >= 0 ? at : undefined;
}

/** A field that may be absent; undefined, too, while it is not set or is no such time. */
export const sparkTimeIfTold = z.string().transform(parseSparkTime).optional();

/** A field with such a time; undefined while it is not set. */
export const sparkTime = z
  .string()
  .regex(SPARK_TIME, "a time like 2026-11-23T03:05:55.154GMT")
  .transform(parseSparkTime);
