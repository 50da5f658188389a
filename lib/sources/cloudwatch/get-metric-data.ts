import {
  type CloudWatchClient,
  GetMetricDataCommand,
  type GetMetricDataCommandOutput,
  type MetricDataQuery,
  type MetricDataResult,
} from "@aws-sdk/client-cloudwatch";
import { askAws } from "../aws/ask-aws";
import type { AwsCall } from "../aws/aws-call";
import { readPages } from "../aws/paged";
import { SourceError } from "../source";
import type { Span } from "./legal-period";
import type { MetricQuery } from "./metric-queries";

/** One page can hold 500 queries × 100,800 datapoints; CloudWatch may send more and smaller pages. */
const MAX_PAGES = 100;

export interface MetricQuestion {
  readonly queries: readonly MetricQuery[];
  /** Aligned to the period; `to` is exclusive. */
  readonly span: Span;
  readonly periodMs: number;
}

/**
 * Asks CloudWatch one question and reads all its pages. The results of one Id may be spread over
 * several pages.
 * @throws SourceError
 */
export async function getMetricData(
  client: CloudWatchClient,
  region: string,
  question: MetricQuestion,
  signal: AbortSignal,
): Promise<readonly MetricDataResult[]> {
  const call: AwsCall = { source: "cloudwatch", call: "GetMetricData", region };
  const { span, queries, periodMs } = question;
  const input = {
    StartTime: new Date(span.from),
    EndTime: new Date(span.to),
    // The default is newest first: a page that ends early would then lack the oldest datapoints.
    ScanBy: "TimestampAscending",
    MetricDataQueries: queries.map((query) => toEntry(query, periodMs / 1_000)),
  } as const;
  const asked = new Set<string | undefined>(queries.map(({ id }) => id));
  return readPages(call, MAX_PAGES, (NextToken) =>
    askAws(call, signal, async (options) => {
      const page = await client.send(new GetMetricDataCommand({ ...input, NextToken }), options);
      refuseMessages(page, region);
      const items = (page.MetricDataResults ?? []).filter(({ Id }) => asked.has(Id)).map(readPart);
      const holds = items.reduce((sum, { Timestamps = [] }) => sum + 1 + Timestamps.length, 0);
      return { items, holds, next: page.NextToken };
    }),
  );
}

/** Leaves out labels and messages, which nobody uses. */
function readPart({ Id, StatusCode, Timestamps, Values }: MetricDataResult): MetricDataResult {
  return { Id, StatusCode, Timestamps, Values };
}

/** No Unit: a unit that does not match gives no datapoints and no error. */
function toEntry(query: MetricQuery, periodSeconds: number): MetricDataQuery {
  return {
    Id: query.id,
    ReturnData: true,
    MetricStat: {
      Metric: {
        Namespace: query.namespace,
        MetricName: query.metric,
        Dimensions: Object.entries(query.dimensions).map(([Name, Value]) => ({ Name, Value })),
      },
      Period: periodSeconds,
      Stat: query.stat,
    },
  };
}

/** A message about the whole operation means that the answer is incomplete. */
function refuseMessages({ Messages }: GetMetricDataCommandOutput, region: string): void {
  const code = Messages?.[0]?.Code;
  if (Messages === undefined || Messages.length === 0) return;
  const named = code !== undefined && /^[A-Za-z]{1,60}$/.test(code) ? ` (${code})` : "";
  throw new SourceError({
    source: "cloudwatch",
    call: "GetMetricData",
    fault: "server-error",
    message: `CloudWatch in ${region} says that its answer is not whole${named}: wait, it is asked again with the next poll; if this lasts, look at the AWS Health Dashboard.`,
  });
}
