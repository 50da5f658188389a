import type { LinkView } from "@/lib/contract/window";
import { type BatchReference, type MicroBatch, stateAt } from "@/lib/domain/micro-batch";
import type { Pipeline } from "@/lib/domain/pipeline";
import type { Span } from "@/lib/history/port";
import { batchPage } from "@/lib/sources/dstream/batches/batch-key";

/** Hosts of AWS's consoles, by the beginning of the region's name. */
const CONSOLES: readonly (readonly [prefix: string, host: string])[] = [
  ["cn-", "console.amazonaws.cn"],
  ["us-gov-", "console.amazonaws-us-gov.com"],
  ["", "console.aws.amazon.com"],
];

const METRICS = [
  ["IncomingBytes", "Sum"],
  ["GetRecords.Bytes", "Sum"],
  ["WriteProvisionedThroughputExceeded", "Sum"],
  ["ReadProvisionedThroughputExceeded", "Sum"],
  ["GetRecords.IteratorAgeMilliseconds", "Maximum"],
] as const;

/**
 * Links to the evidence itself, filled in for this pipeline and window.
 *
 * @param about the batch that the advice names, else the running one, or the last that ended
 */
export function evidenceLinks(
  pipeline: Pipeline,
  batches: readonly MicroBatch[],
  span: Span,
  about?: BatchReference,
): readonly LinkView[] {
  const batch = batches.find(({ key }) => key === about?.key) ?? batchOfInterest(batches, span.to);
  const { sparkUrl, kclApplication, kclRegion } = pipeline;
  return [
    { name: "Spark's Streaming tab", href: `${sparkUrl}/streaming/` },
    ...(batch
      ? [
          {
            name: `Spark's page of the batch ${words(batch, span.to)}`,
            href: batchPage(sparkUrl, batch.key),
            batch: { key: batch.key, at: batch.at },
          },
        ]
      : []),
    { name: "CloudWatch, this window", href: cloudWatchUrl(pipeline, span) },
    ...(kclApplication === undefined
      ? []
      : [
          { name: `Lease table ${kclApplication}`, href: leaseTableUrl(kclApplication, kclRegion) },
        ]),
  ];
}

/** The batch that runs at that instant; if none does, the last that ended. */
function batchOfInterest(batches: readonly MicroBatch[], at: number): MicroBatch | undefined {
  return (
    batches.find((batch) => stateAt(batch, at) === "processing") ??
    batches.findLast((batch) => stateAt(batch, at) === "completed")
  );
}

function words(batch: MicroBatch, at: number): string {
  if (batch.outputs.failed > 0) return "that failed";
  const state = stateAt(batch, at);
  if (state === "processing") return "that runs";
  return state === "completed" ? "that ended last" : "that waits";
}

function consoleOf(region: string): string {
  const host = CONSOLES.find(([prefix]) => region.startsWith(prefix))?.[1];
  return `https://${region}.${host}`;
}

/** The metrics page's own notation (JSURL): `~(key~'text~list~(~'a~'b))`, `*2f` for a character. */
function cloudWatchUrl({ region, stream }: Pipeline, { from, to }: Span): string {
  const metrics = METRICS.map(
    ([name, stat]) =>
      `~(~${text("AWS/Kinesis")}~${text(name)}~${text("StreamName")}~${text(stream)}~(stat~${text(stat)}))`,
  ).join("");
  const iso = (at: number): string => text(new Date(at).toISOString());
  const graph =
    `~(metrics~(${metrics})~view~${text("timeSeries")}~region~${text(region)}` +
    `~start~${iso(from)}~end~${iso(to)}~period~60)`;
  return `${consoleOf(region)}/cloudwatch/home?region=${region}#metricsV2:graph=${graph}`;
}

/** A text in JSURL: letters, digits, `_`, `-` and `.` as they are, anything else by its code. */
function text(value: string): string {
  const escaped = value.replaceAll(
    /[^\w.-]/g,
    (each) => `*${each.charCodeAt(0).toString(16).padStart(2, "0")}`,
  );
  return `'${escaped}`;
}

function leaseTableUrl(table: string, region: string): string {
  return (
    `${consoleOf(region)}/dynamodbv2/home?region=${region}` +
    `#item-explorer?maximize=true&table=${encodeURIComponent(table)}`
  );
}
