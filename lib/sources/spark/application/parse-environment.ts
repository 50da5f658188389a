import * as z from "zod";
import type { SparkSettings } from "@/lib/domain/spark-facts";
import { count } from "../../untrusted/numbers";
import { shownText } from "../../untrusted/shown-text";
import { fitBody } from "../http/fit-body";

const MS_PER = {
  us: 0.001,
  ms: 1,
  s: 1_000,
  m: 60_000,
  min: 60_000,
  h: 3_600_000,
  d: 86_400_000,
} as const;

/**
 * Reads a duration in the syntax of Spark's configuration, in ms: `200ms`, `2s`, `1min`. A bare
 * number is ms, as for every setting that Narrows reads.
 *
 * @returns undefined for what Spark would refuse, and for a redacted value.
 */
export function parseSparkDuration(text: string): number | undefined {
  const [, digits, unit = "ms"] = /^(\d{1,15})([a-z]+)?$/.exec(text.trim().toLowerCase()) ?? [];
  if (digits === undefined || !isUnit(unit)) return undefined;
  return Number(digits) * MS_PER[unit];
}

function isUnit(word: string): word is keyof typeof MS_PER {
  return Object.hasOwn(MS_PER, word);
}

const pairs = z.array(z.tuple([z.string(), z.string()]).rest(z.unknown()));

// Does not read systemProperties and hadoopProperties: they hold the command line.
const environment = z.object({ sparkProperties: pairs, classpathEntries: pairs.optional() });

/** Spark's own defaults, in force while a setting is not listed: `/environment` lists no defaults. */
const DEFAULTS = { minRate: 100, concurrentJobs: 1, blockIntervalMs: 200, taskCpus: 1 } as const;

/**
 * Reads `GET …/environment`. Only the settings that change what the numbers mean leave this parser.
 * A value that cannot be read (a redacted one, for example) counts as not set.
 */
export function parseEnvironment(body: unknown): SparkSettings {
  const { sparkProperties, classpathEntries = [] } = fitBody("environment", environment, body);
  const set = new Map(sparkProperties.map(([name, value]) => [name, value]));
  const number = (name: string): number | undefined => toNumber(set.get(name));
  const whole = (name: string): number | undefined => positive.safeParse(number(name)).data;
  const jars = classpathEntries.map(([path]) => path);
  const master = set.get("spark.master");
  return {
    backpressure: set.get("spark.streaming.backpressure.enabled")?.trim().toLowerCase() === "true",
    ...optional("initialRate", number("spark.streaming.backpressure.initialRate")),
    minRate: number("spark.streaming.backpressure.pid.minRate") ?? DEFAULTS.minRate,
    ...optional("maxRate", number("spark.streaming.receiver.maxRate")),
    concurrentJobs: whole("spark.streaming.concurrentJobs") ?? DEFAULTS.concurrentJobs,
    blockIntervalMs:
      parseSparkDuration(set.get("spark.streaming.blockInterval") ?? "") ??
      DEFAULTS.blockIntervalMs,
    taskCpus: whole("spark.task.cpus") ?? DEFAULTS.taskCpus,
    ...optional("master", master === undefined ? undefined : shownText(master)),
    ...optional("kclVersion", version(jars, /\/amazon-kinesis-client-(\d[^/]{0,80})\.jar$/)),
    ...optional(
      "connectorVersion",
      version(jars, /\/spark-streaming-kinesis-asl(?:-assembly)?_[\d.]+-(\d[^/]{0,80})\.jar$/),
    ),
    ...optional("sparkVersion", version(jars, /\/spark-streaming_[\d.]+-(\d[^/]{0,80})\.jar$/)),
  };
}

function optional<K extends string, V>(key: K, value: V | undefined): Partial<Record<K, V>> {
  // A computed key widens to string; the record has exactly this one.
  return value === undefined ? {} : ({ [key]: value } as Record<K, V>);
}

/** Spark does not start with less than one of these. */
const positive = count.positive();

/** Long.MaxValue is how Spark writes "unlimited": treated as not set. */
function toNumber(text: string | undefined): number | undefined {
  const value = /^-?\d+(\.\d+)?$/.test(text?.trim() ?? "") ? Number(text) : Number.NaN;
  return Math.abs(value) <= Number.MAX_SAFE_INTEGER ? value : undefined;
}

function version(jars: readonly string[], name: RegExp): string | undefined {
  const found = jars.map((jar) => name.exec(`/${jar}`)?.[1]).find((one) => one !== undefined);
  return found === undefined ? undefined : shownText(found);
}
