import { z } from "zod";
import { DEFAULT_PUBLICATION_DELAY_MS } from "@/lib/domain/metric-period";
import type { Incident } from "../incident/incident";
import type { CaptureRead } from "../incident/capture";
import type { RecordedIncident } from "./recorded-incident";
import type { RecordOptions } from "./record-options";
import { sparkSnapshot, withoutRepeats } from "./snapshot";

export interface Heard {
  /** When the recording began and when its last answer came, epoch ms. */
  readonly from: number;
  readonly at: number;
  /** All reads except those of the driver's last moment, oldest first. */
  readonly reads: readonly CaptureRead[];
  /** The driver's last moment: each read once. */
  readonly last: readonly CaptureRead[];
  readonly cloudwatch: Incident["cloudwatch"];
}

/** Puts the recorded answers into the form of the labelled incidents, with the capture beside it. */
export function assemble(options: RecordOptions, heard: Heard): RecordedIncident {
  const { pipeline, truth } = options;
  const { from, at, cloudwatch } = heard;
  const spark = sparkSnapshot(heard.last);
  const reads = spark === null ? [...heard.reads, ...heard.last] : readsBefore(heard);
  const ofCall = (call: string): CaptureRead[] =>
    heard.reads.filter((read) => read.call === call && read.fault === undefined);
  const newest = (call: string): unknown => ofCall(call).at(-1)?.answers.at(-1)?.json ?? null;
  const scans = ofCall("Scan").slice(-2);
  return {
    id: options.id ?? pipeline.id,
    family: options.family ?? "life",
    at,
    interval: intervalOf(spark, heard.reads),
    stream: pipeline.stream,
    application: pipeline.kclApplication ?? "",
    ...(truth === undefined ? {} : { truth }),
    cloudwatch,
    kinesis: {
      DescribeStreamSummary: newest("DescribeStreamSummary"),
      ListShards: pagesAsOne(ofCall("ListShards").at(-1)),
    },
    ...(pipeline.kclApplication === undefined ? {} : { dynamodb: { scans: scans.map(itemsOf) } }),
    spark,
    life: {
      from,
      publicationDelayMs: options.publicationDelayMs ?? DEFAULT_PUBLICATION_DELAY_MS,
      ...(pipeline.consumerName === undefined ? {} : { consumerName: pipeline.consumerName }),
      kclRegion: pipeline.kclRegion,
      reads: reads.toSorted((a, b) => a.at - b.at),
    },
  };
}

/** The capture keeps how the last reads ended; the incident's moment keeps their answers. */
function readsBefore({ reads, last }: Heard): readonly CaptureRead[] {
  return [...withoutRepeats(reads, last), ...last.map((read) => ({ ...read, answers: [] }))];
}

const shardPage = z.object({ Shards: z.array(z.unknown()) });
const scanPage = z.object({ Items: z.array(z.unknown()) });

function pagesAsOne(read: CaptureRead | undefined): unknown {
  if (read === undefined) return null;
  return {
    Shards: read.answers.flatMap(({ json }) => shardPage.safeParse(json).data?.Shards ?? []),
  };
}

function itemsOf({ answers }: CaptureRead): { Items: unknown[] } {
  return { Items: answers.flatMap(({ json }) => scanPage.safeParse(json).data?.Items ?? []) };
}

const counters = z.object({ batchDuration: z.number() });

/** 0 when the driver never gave its interval. */
function intervalOf(spark: Incident["spark"], reads: readonly CaptureRead[]): number {
  const told = reads
    .flatMap(({ answers }) => answers)
    .findLast(({ call, status }) => call.endsWith("/streaming/statistics") && status === 200);
  return counters.safeParse(spark?.statistics ?? told?.json).data?.batchDuration ?? 0;
}
