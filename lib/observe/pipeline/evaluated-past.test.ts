import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { HOURS_3, NOW, windowOf } from "@/lib/diagnosis/testing/window";
import type { FactKind, FactShapes } from "@/lib/domain/facts";
import type { SourceName } from "@/lib/domain/source-state";
import type { Evaluation, Verdict } from "@/lib/domain/verdict";
import { changeTo } from "@/lib/domain/verdict-change";
import type { History } from "@/lib/history/port";
import { openHistory } from "@/lib/history/factory/open-history";
import { firstVerdict } from "@/lib/domain/first-verdict";
import { PipelineObserver } from "./pipeline-observer";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const DELAY = 120 * SECOND;

/** A healthy three hours. */
const healthy = windowOf();
/** From here on enough is known to evaluate. */
const KNOWN_FROM = NOW - HOURS_3 + 10 * MINUTE;

const CALLS = {
  cloudwatch: "GetMetricData",
  kinesis: "ListShards",
  leases: "Scan",
  spark: "streaming",
} as const satisfies Record<SourceName, string>;

let directory: string;
let history: History;
let watch: PipelineObserver;

beforeEach(async () => {
  vi.useFakeTimers({ now: NOW });
  directory = mkdtempSync(join(tmpdir(), "narrows-past-"));
  history = await openHistory({ directory });
});

afterEach(async () => {
  watch.stop();
  vi.useRealTimers();
  await history.close();
  rmSync(directory, { recursive: true, force: true });
});

async function start(sources: readonly SourceName[] = ["cloudwatch", "kinesis", "spark"]) {
  watch = new PipelineObserver({
    pipeline: {
      id: "orders",
      name: "Orders",
      region: "eu-west-1",
      stream: "orders",
      sparkUrl: "http://driver:4040",
      kclRegion: "us-east-1",
    },
    history,
    publicationDelayMs: DELAY,
    startedAt: NOW,
  });
  for (const source of sources) {
    watch.registerCall({ source, call: CALLS[source], everyMs: MINUTE, needed: true });
  }
  await watch.begin(NOW);
}

/** Of the real clock: the past is evaluated with pauses, at most three hours of minutes. */
const { setImmediate: realImmediate } = globalThis;
const PAUSES = 250;

async function until(afterMs: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(Math.max(0, NOW + afterMs - Date.now()));
  for (let i = 0; i < PAUSES; i++) await new Promise((resolve) => realImmediate(resolve));
}

async function took<K extends FactKind>(...kinds: K[]): Promise<void> {
  for (const kind of kinds) {
    const value: FactShapes[K] | undefined = healthy.facts[kind].at(-1)?.value;
    if (value) watch.recordFact(kind, value, Date.now());
  }
}

/** A source answers in full. */
async function answers(source: SourceName): Promise<void> {
  if (source === "cloudwatch") watch.recordMinutes(healthy.periods);
  if (source === "kinesis") await took("stream", "shards");
  if (source === "spark") {
    await took("application", "slots", "receivers", "settings");
    watch.recordBatches(healthy.batches);
  }
  watch.pollEnded(source, CALLS[source], undefined, Date.now());
}

async function judged(from = KNOWN_FROM): Promise<readonly Evaluation[]> {
  return history.evaluations("orders", { from, to: NOW });
}

const asBefore = (at: number): Verdict => ({
  ...firstVerdict(at),
  bottleneck: "none",
  severity: "ok",
  cause: "keeping-up",
});

const causes = async () => [...new Set((await judged()).map(({ cause }) => cause))];
const changes = async () =>
  (await history.changes("orders", { from: NOW, to: NOW + 1e9 })).map(({ to }) => to?.cause);

// Hundreds of evaluations each: a busy machine takes its time.
describe("the past after a start", { timeout: 30_000 }, () => {
  it("is evaluated with the first answer of the slowest source, and nothing is written before", async () => {
    await start();
    await answers("kinesis");
    await answers("spark");
    await until(8 * SECOND);
    expect(watch.verdict()?.cause).toBe("no-data");
    expect(await judged(0)).toEqual([]);
    expect(await changes()).toEqual([]);

    await until(9 * SECOND);
    await answers("cloudwatch");
    await until(30 * SECOND);
    expect(await causes()).toEqual(["keeping-up"]);
    expect(await judged()).toHaveLength(Math.ceil((NOW - KNOWN_FROM) / MINUTE));
    expect(await changes()).toEqual(["keeping-up"]);
  });

  it("is evaluated again when the first answer comes after the longest wait", async () => {
    await start();
    await answers("kinesis");
    await answers("spark");
    await until(60 * SECOND - 1);
    expect(await changes()).toEqual([]);
    await until(75 * SECOND);
    // The minutes are evaluated without it. Its slowness is no change of the pipeline.
    expect(await changes()).toEqual([]);
    expect(await causes()).toEqual(["no-data"]);

    await answers("cloudwatch");
    await until(115 * SECOND);
    expect(await causes()).toEqual(["keeping-up"]);
  });

  it.each([7, 59, 61, 85])(
    "writes no change when a source answers after %i s and all is as the earlier run said",
    async (slow) => {
      await history.recordChange(changeTo(asBefore(NOW - MINUTE), "orders", null));
      await start();
      await answers("kinesis");
      await answers("spark");
      await until(slow * SECOND);
      const now = windowOf({ at: Math.ceil(Date.now() / MINUTE) * MINUTE });
      watch.recordBatches(now.batches.filter(({ at }) => at <= Date.now() - 10 * SECOND));
      watch.recordMinutes(now.periods);
      await answers("cloudwatch");
      await until((slow + 20) * SECOND);
      expect(watch.verdict()?.cause).toBe("keeping-up");
      expect(await changes()).toEqual(["keeping-up"]);
      expect(watch.evaluation.changes.count).toBe(0);
    },
  );

  it("is evaluated again when the list of batches comes late", async () => {
    await start();
    await answers("kinesis");
    await answers("cloudwatch");
    await took("application", "slots", "receivers", "settings");
    watch.pollEnded("spark", CALLS.spark, undefined, Date.now());
    await until(20 * SECOND);
    expect(await causes()).not.toContain("keeping-up");

    watch.recordBatches(healthy.batches);
    await until(80 * SECOND);
    expect(await causes()).toEqual(["keeping-up"]);
  });

  it("does not wait for a source that is lost", async () => {
    await start(["cloudwatch", "kinesis", "leases", "spark"]);
    for (const source of ["cloudwatch", "kinesis", "spark"] as const) await answers(source);
    for (let i = 0; i < 3; i++) {
      watch.pollEnded("leases", CALLS.leases, new Error("refused"), Date.now());
    }
    await until(10 * SECOND);
    expect(await changes()).toEqual(["keeping-up"]);
  });

  it("stays as an earlier run evaluated it, except for what that run did not know", async () => {
    const minute = Math.floor(NOW / MINUTE) * MINUTE;
    const { numbers } = firstVerdict(0);
    const earlier = {
      at: minute - 40 * MINUTE,
      bottleneck: "none",
      severity: "ok",
      numbers,
    } as const;
    const blind = { ...earlier, at: minute - 41 * MINUTE, bottleneck: "unknown" } as const;
    await history.recordEvaluations("orders", [
      { ...blind, severity: "unknown", cause: "no-data", since: null },
      { ...earlier, cause: "idle", since: null },
    ]);
    await start();
    for (const source of ["cloudwatch", "kinesis", "spark"] as const) await answers(source);
    await until(30 * SECOND);
    const found = await judged();
    expect(found.find(({ at }) => at === earlier.at)?.cause).toBe("idle");
    expect(found.find(({ at }) => at === blind.at)?.cause).toBe("keeping-up");
  });
});
