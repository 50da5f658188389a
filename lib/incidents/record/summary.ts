import { METRIC_PRICE_USD } from "@/lib/domain/coverage";
import type { Verdict } from "@/lib/domain/verdict";
import type { Recording } from "./record-incident";
import type { RecordedIncident } from "./recorded-incident";

/** The records kept, scrubbed and refused, and the cost: one line each. */
export function summaryOf(recording: Recording): readonly string[] {
  const { incident, metricsRequested } = recording;
  const dollars = (metricsRequested * METRIC_PRICE_USD).toFixed(4);
  return [
    `Kept: ${keptOf(incident).join(", ")}; the names of stream, lease table and application.`,
    `Scrubbed: ${scrubbedOf(recording)}.`,
    ...refusalsOf(incident),
    `CloudWatch: ${metricsRequested} metrics asked for, about $${dollars} at list price.`,
  ];
}

function keptOf({ cloudwatch, kinesis, dynamodb, spark, life }: RecordedIncident): string[] {
  const series = Object.values(cloudwatch).flatMap((metrics) =>
    Object.values(metrics).flatMap((stats) => Object.values(stats)),
  );
  const minutes = Math.max(0, ...series.map((points) => points.length));
  const scans = life?.reads.filter(({ call, fault }) => call === "Scan" && !fault).length ?? 0;
  return [
    plural(minutes, "minute of CloudWatch", "minutes of CloudWatch"),
    plural(listIn(kinesis.ListShards, "Shards"), "shard", "shards"),
    dynamodb === undefined ? "no lease table" : plural(scans, "lease scan", "lease scans"),
    spark === null
      ? "no figures of the driver"
      : plural(lengthOf(spark.batches), "batch", "batches"),
    plural(listIn(spark?.environment, "sparkProperties"), "setting", "settings"),
  ];
}

function scrubbedOf({ scrubbed }: Recording): string {
  const { account, host, worker, consumer, key, address, dropped } = scrubbed;
  return [
    plural(account, "account id", "account ids"),
    plural(host, "host", "hosts"),
    plural(worker, "worker", "workers"),
    plural(consumer, "consumer name", "consumer names"),
    plural(key, "access key", "access keys"),
    plural(address, "address", "addresses"),
    `${plural(dropped, "other value", "other values")} left out`,
  ].join(", ");
}

/** A refusal is an answer: it is in the file, and the person who records should know. */
function refusalsOf({ life }: RecordedIncident): readonly string[] {
  const counts = new Map<string, number>();
  for (const { source, call, fault } of life?.reads ?? []) {
    if (fault === undefined) continue;
    const what = `${source} ${call}: ${fault}`;
    counts.set(what, (counts.get(what) ?? 0) + 1);
  }
  return [...counts].map(([what, count]) => `Recorded as refused: ${what} (${count} ×).`);
}

/** Narrows' verdict, and its evidence. */
export function verdictLines(verdict: Verdict): readonly string[] {
  const since = verdict.since === null ? "" : ` since ${new Date(verdict.since).toISOString()}`;
  return [
    `Narrows says: ${verdict.bottleneck}/${verdict.cause} (${verdict.severity})${since}.`,
    `  ${verdict.headline}`,
    ...verdict.evidence.map(({ state, rule, text }) => `  ${state.padEnd(5)} ${rule}: ${text}`),
  ];
}

const plural = (count: number, one: string, many: string): string =>
  `${count} ${count === 1 ? one : many}`;

const lengthOf = (list: unknown): number => (Array.isArray(list) ? list.length : 0);

function listIn(body: unknown, key: string): number {
  return typeof body === "object" && body !== null ? lengthOf(Reflect.get(body, key)) : 0;
}
