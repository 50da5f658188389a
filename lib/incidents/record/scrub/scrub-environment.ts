import { scrubMaster } from "./scrub-host";
import type { Pseudonyms } from "./pseudonyms";

/** The settings that the dashboard reads, each with the form that its value may have. */
const READ_SETTINGS: Readonly<Record<string, RegExp>> = {
  "spark.streaming.backpressure.enabled": /^(true|false)$/i,
  "spark.streaming.backpressure.initialRate": /^-?\d+(\.\d+)?$/,
  "spark.streaming.backpressure.pid.minRate": /^-?\d+(\.\d+)?$/,
  "spark.streaming.receiver.maxRate": /^-?\d+(\.\d+)?$/,
  "spark.streaming.concurrentJobs": /^\d+$/,
  "spark.streaming.blockInterval": /^\d+\s*[a-z]*$/,
  "spark.task.cpus": /^\d+$/,
};

/** Linux allows no longer path. */
const LONGEST_PATH = 4_096;

/** The jars whose versions are read. Of the path only the name is kept, with the version in it. */
const READ_JARS = [
  /(?:^|\/)(amazon-kinesis-client-\d+(?:\.\d+)*)[^/]*\.jar$/,
  /(?:^|\/)(spark-streaming-kinesis-asl(?:-assembly)?_[\d.]+-\d+(?:\.\d+)*)[^/]*\.jar$/,
  /(?:^|\/)(spark-streaming_[\d.]+-\d+(?:\.\d+)*)[^/]*\.jar$/,
];

/**
 * Keeps only the part of `GET …/environment` that the dashboard reads. The answer has the command
 * line and all variables and properties of the driver, and Spark redacts only those that look like
 * a secret to it.
 */
export function scrubEnvironment(body: unknown, names: Pseudonyms): unknown {
  const pairs = (key: string): readonly (readonly [string, string])[] =>
    pairsOf(typeof body === "object" && body !== null ? Reflect.get(body, key) : undefined);
  const keep = <T>(kept: T | undefined): readonly T[] => {
    if (kept === undefined) names.drop();
    return kept === undefined ? [] : [kept];
  };
  return {
    sparkProperties: pairs("sparkProperties").flatMap(([name, value]) =>
      keep(settingKept(name, value, names)),
    ),
    classpathEntries: pairs("classpathEntries").flatMap(([path]) => keep(jarKept(path))),
  };
}

function settingKept(
  name: string,
  value: string,
  names: Pseudonyms,
): readonly [string, string] | undefined {
  if (name === "spark.master") return [name, scrubMaster(value, names)];
  const form = Object.hasOwn(READ_SETTINGS, name) ? READ_SETTINGS[name] : undefined;
  return form?.test(value.trim()) === true ? [name, value] : undefined;
}

function jarKept(path: string): readonly [string, string] | undefined {
  if (path.length > LONGEST_PATH) return undefined;
  const name = READ_JARS.map((form) => form.exec(path)?.[1]).find((found) => found !== undefined);
  return name === undefined ? undefined : [`/jars/${name}.jar`, "System Classpath"];
}

function pairsOf(value: unknown): readonly (readonly [string, string])[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((pair: unknown) => {
    if (!Array.isArray(pair)) return [];
    const [name, text]: readonly unknown[] = pair;
    return typeof name === "string" && typeof text === "string" ? [[name, text] as const] : [];
  });
}
