import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { diagnose } from "@/lib/diagnosis/diagnose";
import { type MicroBatch, processingTimeMs, schedulingDelayMs } from "@/lib/domain/micro-batch";
import type { Verdict } from "@/lib/domain/verdict";
import type { PipelineWindow } from "@/lib/domain/window";
import type { History, Span } from "@/lib/history/port";
import { openHistory } from "@/lib/history/factory/open-history";
import { pinnedVerdict } from "@/lib/answer/verdicts/past-verdict";

/**
 * A file of the version that kept a batch by its time, filled from recorded drivers by that version
 * itself, and beside it all that the version read from it and said of it.
 */
const FIXTURE = fileURLToPath(
  new URL("../history/sqlite/fixtures/history-by-batch-id", import.meta.url),
);
const unpacked = (name: string): Buffer => gunzipSync(readFileSync(`${FIXTURE}.${name}.gz`));

/** What one pipeline's past was to that version. A batch was named by a number, which was its time. */
interface Told {
  readonly span: Span;
  readonly publicationDelayMs: number;
  readonly window: Omit<PipelineWindow, "batches" | "periods"> & {
    readonly batches: readonly unknown[];
    readonly minutes: readonly unknown[];
  };
  readonly verdicts: readonly Verdict[];
  readonly kept: Verdict;
  readonly judgements: unknown;
  readonly said: unknown;
  readonly fills: readonly unknown[];
  readonly queue: readonly unknown[];
  readonly batchBuckets: readonly unknown[];
  readonly minuteBuckets: readonly unknown[];
  readonly failed: readonly unknown[];
}

// Written once for this test, in the shape above.
const TOLD = JSON.parse(unpacked("told.json").toString("utf8")) as Readonly<Record<string, Told>>;
const ROWS = Object.entries(TOLD);
/** Pipelines whose driver was restarted from its checkpoint. */
const RESTORED = ["restarted", "checkpoint"];

let history: History;
const directory = mkdtempSync(join(tmpdir(), "narrows-older-history-"));

beforeAll(async () => {
  writeFileSync(join(directory, "history.db"), unpacked("db"));
  history = await openHistory({ directory });
});

afterAll(async () => {
  await history.close();
  rmSync(directory, { recursive: true });
});

/** A batch in the words of then. */
function asThen(batch: MicroBatch) {
  const [delay, work] = [schedulingDelayMs(batch), processingTimeMs(batch)];
  const { application, at, intervalMs, records, outputs, failure } = batch;
  return {
    id: at,
    applicationId: application,
    intervalMs,
    records,
    outputs,
    ...(delay === undefined ? {} : { schedulingDelayMs: delay }),
    ...(work === undefined ? {} : { processingTimeMs: work }),
    ...(failure === undefined ? {} : { failure }),
  };
}

/** What names a batch names it by its key now; the instant of then is in it. */
function namedAsThen(value: unknown): unknown {
  const text = JSON.stringify(value, (name, part: unknown) => {
    if (name !== "batch") return part;
    return typeof part === "string" ? Number(part) : (part as { readonly at: number }).at;
  });
  return JSON.parse(text);
}

/** Facts called it `batchId`. */
function factsAsNow(facts: PipelineWindow["facts"]): unknown {
  return JSON.parse(JSON.stringify(facts).replaceAll('"batchId":', '"batch":'));
}

const judged = ({ at, bottleneck, cause }: Verdict) => ({ at, bottleneck, cause });

describe("a file of the version before", () => {
  it("opens, and nothing is wrong with it", () => expect(history.trouble()).toBeUndefined());
});

describe.each(ROWS)("of %s, a file of the version before", (pipeline, told) => {
  const { span, publicationDelayMs } = told;

  it("holds the same window", async () => {
    const window = await history.window(pipeline, span, publicationDelayMs);
    expect(window.batches.length).toBeGreaterThan(0);
    expect(window.batches.map(asThen)).toEqual(told.window.batches);
    expect(window.periods).toEqual(told.window.minutes);
    expect(namedAsThen(window.facts)).toEqual(factsAsNow(told.window.facts));
  });

  // The words may have become better since.
  it("is evaluated in the same way", async () => {
    const window = await history.window(pipeline, span, publicationDelayMs);
    const verdicts = told.verdicts.map(({ at }) => diagnose(window, at));
    expect(verdicts.map(judged)).toEqual(told.verdicts.map(judged));
  });

  it("says what it said", async () => {
    const { verdict, filledAt } = await pinnedVerdict(history, pipeline, told.kept.at);
    expect(namedAsThen(verdict)).toEqual(told.kept);
    expect(filledAt).toBeGreaterThan(0);
    expect(await history.evaluations(pipeline, span)).toEqual(told.judgements);
    const changes = await history.changes(pipeline, span);
    expect(changes.map(({ at, to }) => ({ at, ...to }))).toEqual(told.said);
    const before = { from: span.from - 86_400_000, to: span.to };
    expect(await history.fills(pipeline, before)).toEqual(told.fills);
  });

  it("is drawn in the same way", async () => {
    expect(await history.batchBuckets(pipeline, span, 60_000)).toEqual(told.batchBuckets);
    expect(await history.periodBuckets(pipeline, span, 1_800_000)).toEqual(told.minuteBuckets);
    const failed = await history.failedBatches(pipeline, span, 50);
    expect(failed.map(asThen)).toEqual(told.failed);
  });

  // Of batches that were restored from a checkpoint the version before told that they had started
  // before they were submitted: too few waited then.
  it.skipIf(RESTORED.includes(pipeline))("has the same queue", async () =>
    expect(await history.queueBuckets(pipeline, span, 10_000)).toEqual(told.queue),
  );
});
