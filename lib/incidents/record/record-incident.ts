import { deadline } from "@/lib/sources/untrusted/deadline";
import { diagnose } from "@/lib/diagnosis/diagnose";
import type { Verdict } from "@/lib/domain/verdict";
import { incidentWindow } from "../window/incident-window";
import { assemble } from "./assemble";
import { listen, listenOnce } from "./listen";
import type { RecordOptions } from "./record-options";
import { type RecordedIncident, recordedIncidentSchema } from "./recorded-incident";
import type { CloudWatchReading } from "./cloudwatch-reading";
import {
  type Learnt,
  type Listener,
  listenToCloudWatch,
  listenToKinesis,
  listenToLeases,
  listenToSpark,
} from "./readings";
import { Pseudonyms } from "./scrub/pseudonyms";
import { scrubDeep } from "./scrub/scrub-text";

export type { RecordOptions } from "./record-options";
export type { RecordedIncident } from "./recorded-incident";

export interface Recording {
  /** Scrubbed; ready to be written by `writeIncident`. */
  readonly incident: RecordedIncident;
  /** Narrows' verdict on the scrubbed incident, replayed. */
  readonly verdict: Verdict;
  /** The number of names of each kind that were replaced, and of values that were left out. */
  readonly scrubbed: ReturnType<Pseudonyms["tally"]>;
  /** CloudWatch's bill, in metrics. */
  readonly metricsRequested: number;
}

/**
 * Records one pipeline's upstreams for some minutes, as the running dashboard reads them, and makes
 * an incident of their answers. Read-only. A refusal is an answer and is recorded, so an upstream
 * never makes this reject. CloudWatch is read three hours back.
 *
 * ```ts
 * const { incident, verdict } = await recordIncident({
 *   pipeline: { id, name, region, stream, sparkUrl, kclApplication, kclRegion },
 *   minutes: 3,
 *   id: "too-slow-1",
 *   family: "too-slow",
 *   truth: { bottleneck: "consumer", causes: ["processing-too-slow"], onset },
 *   publicationDelayMs: 5_000,
 *   access: {
 *     cloudwatch: { endpoint: gateway.url, credentials: { accessKeyId: "x", secretAccessKey: "y" } },
 *     kinesis: { endpoint: gateway.url, credentials },
 *     dynamodb: { endpoint: dynalite.url, credentials },
 *   },
 *   signal: control.signal, // ends it early, with what it has
 * });
 * writeIncident(incident, "lib/incidents/captures/fixtures/too-slow-1.json.gz");
 * ```
 */
export async function recordIncident(options: RecordOptions): Promise<Recording> {
  const names = new Pseudonyms();
  const learnt: Learnt = { openShards: [], closedShards: [], tellsShards: false };
  const clouds = listenToCloudWatch(options, names);
  const spark = listenToSpark(options, names);
  const kinesis = listenToKinesis(options, names, learnt);
  const leases = listenToLeases(options, names);
  // A source of its own: the last moment must have the whole list of batches.
  const lastMoment = withoutTasks(listenToSpark(options, names));
  const others: readonly Listener[] = [clouds, kinesis, ...(leases === undefined ? [] : [leases])];
  const onRead = options.onRead ?? (() => {});
  const from = Date.now();
  const enough = deadline(options.minutes * 60_000, options.signal);
  try {
    await Promise.all([...others, spark].map((one) => listen(one, enough.signal, onRead)));
    await Promise.all([...others, lastMoment].map((one) => listenOnce(one, onRead)));
    await readByShard(clouds.cloudwatch, learnt);
  } finally {
    enough.clear();
    for (const one of [...others, spark, lastMoment]) one.close();
  }
  const recorded = assemble(options, {
    from,
    at: Date.now(),
    reads: [...others, spark].flatMap((one) => one.tape.reads),
    last: lastMoment.tape.reads,
    cloudwatch: clouds.cloudwatch.block,
  });
  const incident = recordedIncidentSchema.parse(scrubDeep(recorded, names));
  const verdict = diagnose(incidentWindow(incident), incident.at);
  return {
    incident: { ...incident, said: saidBy(verdict) },
    verdict,
    scrubbed: names.tally(),
    metricsRequested: clouds.cloudwatch.metricsRequested,
  };
}

/** An incident's moment has no place for tasks. */
function withoutTasks(spark: Listener): Listener {
  return { ...spark, readings: spark.readings.filter(({ call }) => call !== "operations") };
}

const BY_SHARD_TIMEOUT_MS = 25_000;

/** Metrics of single shards are often switched off or denied; the dashboard works without them. */
async function readByShard(
  cloudwatch: CloudWatchReading,
  { openShards, closedShards, tellsShards }: Learnt,
): Promise<void> {
  const { signal, clear } = deadline(BY_SHARD_TIMEOUT_MS);
  await cloudwatch.readLag([...openShards, ...closedShards], signal).catch(() => {});
  if (tellsShards) await cloudwatch.readShards(openShards, signal).catch(() => {});
  clear();
}

function saidBy({ bottleneck, cause, severity, since, headline }: Verdict) {
  return { bottleneck, cause, severity, since, headline };
}
