import { STREAM } from "./kinesis-properties";
import { type MetricSeed, PUTS, query } from "./metric-seed";
import type { Property } from "./property";
import { REGION, type Target } from "./target";

/** What the SDK hides: the JSON itself, of an unsigned request in the raw protocol. */
export const WIRE_PROPERTIES: readonly Property<MetricSeed>[] = [
  {
    call: "GetMetricData",
    judges: ["moto", "ministack"],
    subject: "demo",
    property: "answers in JSON of these names, times in epoch seconds",
    ask: async (target, { from, to }) => {
      const [series] = await rawResults(target, { from, to });
      const { Timestamps, Values, ...rest } = series ?? {};
      return {
        fields: Object.keys(rest).toSorted((a, b) => a.localeCompare(b)),
        oldest: Array.isArray(Timestamps) ? Math.min(...Timestamps.map(Number)) : undefined,
        kinds: [kindOf(Timestamps), kindOf(Values)],
      };
    },
    expected: ({ puts }) => ({
      fields: ["Id", "Label", "StatusCode"],
      oldest: (puts[0]?.at ?? 0) / 1_000,
      kinds: ["number", "number"],
    }),
  },
];

async function rawResults(
  { url }: Target,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const scope = `Credential=test/20261123/${REGION}/monitoring/aws4_request`;
  const response = await fetch(url, {
    method: "POST",
    headers: {
      "content-type": "application/x-amz-json-1.0",
      "x-amz-target": "GraniteServiceVersion20100801.GetMetricData",
      authorization: `AWS4-HMAC-SHA256 ${scope}, SignedHeaders=host, Signature=0`,
    },
    body: JSON.stringify({
      StartTime: from / 1_000,
      EndTime: to / 1_000,
      MetricDataQueries: [
        query("a", { metric: PUTS, stat: "Sum", dimensions: { StreamName: STREAM } }),
      ],
    }),
  });
  const body: { MetricDataResults?: Readonly<Record<string, unknown>>[] } = await response.json();
  return body.MetricDataResults ?? [];
}

function kindOf(list: unknown): string {
  if (!Array.isArray(list)) return "no list";
  return [...new Set(list.map((item: unknown) => typeof item))].join(" or ");
}
