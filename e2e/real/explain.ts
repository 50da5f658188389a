import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { PublicWindow } from "@/lib/contract/public-window";
import type { WaveUnderTest } from "./wave/wave-under-test";
import type { Sample } from "./watch/sample";
import { PRODUCT_LOG, type Seen } from "./watch/watch";

const LAST_LINES = 15;

/** Everything about a wrong verdict, for a reader who has only this log. */
export function explain(
  name: string,
  { answer, seen, wave }: { answer: PublicWindow; seen: Seen; wave: WaveUnderTest },
): string {
  const { verdict, sources, events, facts, series } = answer;
  const driver = linesOf(join(wave.folder, name, "driver.log"));
  const errors = linesOf(join(wave.folder, PRODUCT_LOG)).filter((line) => !/"level":30/.test(line));
  return [
    `── ${name} at ${clock(answer.now)}; settled to ${clock(answer.window.settledTo)}`,
    `${verdict.bottleneck}/${verdict.cause} (${verdict.severity}), also ${verdict.also.join(", ") || "nothing"}: ${verdict.headline}`,
    ...verdict.evidence
      .filter(({ state }) => state !== "clear")
      .map(({ state, rule, text }) => `  ${state} ${rule}: ${text}`),
    ...verdict.evidence
      .filter(({ state }) => state === "clear")
      .map(({ rule, text }) => `  clear ${rule}: ${text}`),
    ...verdict.blind.map(({ rule, missing }) => `  blind ${rule}: ${missing}`),
    ...sources.map(({ name: source, status, error }) => `  ${source}: ${status} ${error ?? ""}`),
    `  facts ${JSON.stringify({ ...facts, leases: facts.leases?.rows })}`,
    ...events.map(({ at, kind, text }) => `  ${clock(at)} ${kind}: ${text}`),
    ...(
      ["putRecords", "getRecords", "iteratorAge", "readThrottled", "writeThrottled"] as const
    ).map((one) => `  ${one} ${numbers(series[one].points)}`),
    `  said, in turn${seen.told ? "" : " (its story is not told to the end)"}:`,
    ...turns(seen.samples).map(
      (sample) => `    ${clock(sample.at)} ${sample.cause}: ${sample.headline}`,
    ),
    ...errors.slice(-LAST_LINES).map((line) => `  Narrows: ${line.slice(0, 500)}`),
    `  the driver's last words:`,
    ...driver.slice(-LAST_LINES).map((line) => `    ${line}`),
  ].join("\n");
}

function linesOf(file: string): readonly string[] {
  return existsSync(file) ? readFileSync(file, "utf8").trimEnd().split("\n") : [];
}

/** The first sample of each run of equal causes. */
function turns(samples: readonly Sample[]): readonly Sample[] {
  return samples.filter(({ cause }, i) => samples[i - 1]?.cause !== cause);
}

function numbers(points: readonly (readonly [number, number | null])[]): string {
  const known = points.filter(([, value]) => value !== null).slice(-20);
  return known.map(([at, value]) => `${clock(at)} ${value?.toPrecision(4)}`).join(", ");
}

const clock = (at: number): string => new Date(at).toISOString().slice(11, 19);
