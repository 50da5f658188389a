import { z } from "zod";
import { SourceError } from "../source";

/** `GetMetricData`'s `MetricDataResults`: the SDK gives times as Date, the wire as epoch seconds. */
const resultsSchema = z.array(
  z.object({
    Id: z.string(),
    StatusCode: z.string().optional(),
    Timestamps: z.array(z.union([z.date(), z.number()])).default([]),
    Values: z.array(z.number()).default([]),
  }),
);

type Result = z.infer<typeof resultsSchema>[number];

export interface MergedResult {
  /** Of the last page that spoke of it: PartialData on an earlier one only says "read on". */
  readonly status: string;
  /** Epoch ms of the period's start, to the value as CloudWatch gave it. */
  readonly points: ReadonlyMap<number, number>;
}

/**
 * Puts together, by Id, what the pages of one question brought: a page may end in the middle of a
 * series, and the order of Ids and datapoints is not to be relied on.
 * @throws SourceError malformed, naming the field.
 */
export function mergeResults(results: unknown): ReadonlyMap<string, MergedResult> {
  const parsed = resultsSchema.safeParse(results);
  if (!parsed.success) {
    const path = parsed.error.issues[0]?.path.join(".") ?? "";
    throw malformed(`MetricDataResults${path === "" ? "" : `.${path}`} has an unexpected form`);
  }
  const merged = new Map<string, { status: string; points: Map<number, number> }>();
  for (const result of parsed.data) {
    const entry = merged.get(result.Id) ?? { status: "", points: new Map<number, number>() };
    entry.status = result.StatusCode ?? "Complete";
    for (const [at, value] of pointsOf(result)) entry.points.set(at, value);
    merged.set(result.Id, entry);
  }
  return merged;
}

function pointsOf({ Id, Timestamps, Values }: Result): readonly (readonly [number, number])[] {
  if (Timestamps.length !== Values.length) {
    throw malformed(`${Id} has ${Timestamps.length} timestamps and ${Values.length} values`);
  }
  return Timestamps.map((time, i) => {
    const value = Values[i];
    if (value === undefined) throw malformed(`${Id} has a timestamp without a value`);
    return [typeof time === "number" ? time * 1_000 : time.getTime(), value];
  });
}

function malformed(what: string): SourceError {
  return new SourceError({
    source: "cloudwatch",
    call: "GetMetricData",
    fault: "malformed",
    message: `CloudWatch's answer to GetMetricData could not be read: ${what}.`,
  });
}
