import { z } from "zod";
import { awsTime } from "../aws/aws-time";
import { amount } from "../untrusted/numbers";
import { parseAnswer } from "../aws/parse-answer";
import { SourceError } from "../source";

/** The part of `GetMetricData`'s answer that is read. */
const resultsSchema = z.object({
  MetricDataResults: z.array(
    z.object({
      Id: z.string(),
      StatusCode: z.string().optional(),
      Timestamps: z.array(awsTime).default([]),
      Values: z.array(amount).default([]),
    }),
  ),
});

type Result = z.infer<typeof resultsSchema>["MetricDataResults"][number];

const ANSWER = { source: "cloudwatch", call: "GetMetricData" } as const;

export interface MergedResult {
  /** From the last page with this Id: PartialData on an earlier page only means "read on". */
  readonly status: string;
  /** From the period's start, epoch ms, to the value as CloudWatch gave it. */
  readonly points: ReadonlyMap<number, number>;
}

/**
 * Joins, by Id, the results on the pages of one question. A page may end in the middle of a series,
 * and the order of Ids and datapoints is not guaranteed.
 * @throws SourceError malformed, naming the field.
 */
export function mergeResults(results: unknown): ReadonlyMap<string, MergedResult> {
  const body = parseAnswer(resultsSchema, { MetricDataResults: results }, ANSWER);
  const merged = new Map<string, { status: string; points: Map<number, number> }>();
  for (const result of body.MetricDataResults) {
    const entry = merged.get(result.Id) ?? { status: "", points: new Map<number, number>() };
    entry.status = result.StatusCode ?? "Complete";
    for (const [at, value] of pointsOf(result)) entry.points.set(at, value);
    merged.set(result.Id, entry);
  }
  return merged;
}

function pointsOf({ Id, Timestamps, Values }: Result): readonly (readonly [number, number])[] {
  return Timestamps.map((at, i) => {
    const value = Values[i];
    if (value === undefined || Timestamps.length !== Values.length) {
      throw new SourceError({
        ...ANSWER,
        fault: "malformed",
        message: `The answer to GetMetricData could not be read (${Id} has ${Timestamps.length} timestamps and ${Values.length} values): check AWS_ENDPOINT_URL if it is set, and any proxy between.`,
      });
    }
    return [at, value];
  });
}
