import { describe, expect, it } from "vitest";
import type { MicroBatch } from "@/lib/domain/micro-batch";
import type { TestBatch } from "@/lib/domain/testing/batch-of";
import type { Span } from "../../port";
import type { QueueBucket } from "../../buckets";
import { batchAt, PIPELINE, seconds, T0, temporaryHistory } from "../testing/test-history";

const MINUTE = 60_000;

async function queueOf(batches: readonly MicroBatch[], span: Span, stepMs = MINUTE) {
  const history = await temporaryHistory();
  await history.recordBatches(PIPELINE, batches);
  return history.queueBuckets(PIPELINE, span, stepMs);
}

const afterWaiting = (at: number, waited: number, rest: Omit<TestBatch, "at"> = {}) =>
  batchAt(at, { delayMs: waited * 1_000, ...rest });

describe("queueBuckets", () => {
  it.each<{
    name: string;
    batches: MicroBatch[];
    is: readonly (readonly [number, number, number])[];
  }>([
    { name: "nothing if no batch was seen", batches: [], is: [] },
    {
      name: "0 if batches start at once, and nothing in the minute without any",
      batches: [afterWaiting(0, 0), afterWaiting(120, 0)],
      is: [
        [0, 0, 0],
        [120, 0, 0],
      ],
    },
    {
      name: "0 if the driver takes its time to hand a batch over",
      batches: [afterWaiting(0, 0.099)],
      is: [[0, 0, 0]],
    },
    {
      name: "a batch that waited longer than a hand-over",
      batches: [afterWaiting(0, 0.1)],
      is: [[0, 0, 1]],
    },
    {
      name: "the most inside a minute, and those left at its end",
      batches: [afterWaiting(0, 30), afterWaiting(10, 40), afterWaiting(20, 50)],
      is: [
        [0, 1, 3],
        [60, 0, 1],
      ],
    },
    {
      name: "a batch no longer as waiting at the instant of its start",
      batches: [afterWaiting(0, 60)],
      is: [
        [0, 1, 1],
        [60, 0, 0],
      ],
    },
    {
      name: "those that wait when the span begins",
      batches: [afterWaiting(-30, 0), afterWaiting(-20, 100), batchAt(-10)],
      is: [
        [0, 2, 2],
        [60, 1, 2],
        [120, 1, 1],
        [180, 1, 1],
      ],
    },
    {
      name: "none that was created at the span's end",
      batches: [afterWaiting(0, 0), batchAt(240)],
      is: [[0, 0, 0]],
    },
    {
      name: "a batch that never started until the next application's first one",
      batches: [batchAt(0), batchAt(10), afterWaiting(70, 0, { application: "app-2" })],
      is: [
        [0, 2, 2],
        [60, 0, 2],
      ],
    },
    {
      name: "a batch whose start was missed until a later one of its application started",
      batches: [batchAt(0), batchAt(10), afterWaiting(20, 50), batchAt(130)],
      is: [
        [0, 3, 3],
        [60, 0, 3],
        [120, 1, 1],
        [180, 1, 1],
      ],
    },
  ])("answers $name", async ({ batches, is }) => {
    expect(await queueOf(batches, seconds(0, 240))).toEqual(
      is.map(([at, queued, max]) => ({ at: T0 + at * 1_000, queued, max })),
    );
  });

  it("ends the waiting when the next application reports its start, before its first batch", async () => {
    const history = await temporaryHistory();
    await history.recordBatches(PIPELINE, [batchAt(0), batchAt(100, { application: "app-2" })]);
    const value = { id: "app-2", name: "orders", startedAt: T0 + 50_000, sparkVersion: "3.5.1" };
    await history.recordFact(PIPELINE, "application", { at: T0 + 60_000, value });
    expect(await history.queueBuckets(PIPELINE, seconds(0, 60), MINUTE)).toEqual([
      { at: T0, queued: 0, max: 1 },
    ]);
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    "agrees with counting every instant (seed %d)",
    async (seed) => {
      const random = mulberry(seed);
      const batches = randomBatches(random);
      for (const stepMs of [10_000, 60_000, 70_000]) {
        const from = T0 + Math.floor(random() * 600_000);
        const span = { from, to: from + Math.floor(random() * 1_200_000) };
        expect(await queueOf(shuffled(batches, random), span, stepMs)).toEqual(
          countEveryInstant(batches, span, stepMs),
        );
      }
    },
  );
});

/** Deterministic numbers in 0…1 (mulberry32). */
function mulberry(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Three applications one after the other; each works off its queue in order and dies with it. */
function randomBatches(random: () => number): MicroBatch[] {
  const batches: MicroBatch[] = [];
  for (const [index, startSeconds] of [0, 500, 1_000].entries()) {
    const end = T0 + (startSeconds + 440) * 1_000;
    let free = 0;
    for (let at = startSeconds; at < startSeconds + 440; at += 10) {
      const made = T0 + at * 1_000;
      const start = Math.max(made, free);
      const workMs = Math.floor(random() * 24_000);
      free = start + workMs;
      const told = start < end && random() > 0.1;
      const application = `app-${index}`;
      batches.push(batchAt(at, { application, ...(told && { delayMs: start - made, workMs }) }));
    }
  }
  return batches;
}

function shuffled(batches: readonly MicroBatch[], random: () => number): MicroBatch[] {
  return batches
    .map((batch) => ({ batch, order: random() }))
    .toSorted((a, b) => a.order - b.order)
    .map(({ batch }) => batch);
}

function countEveryInstant(
  batches: readonly MicroBatch[],
  span: Span,
  stepMs: number,
): QueueBucket[] {
  const spans = batches.map((batch) => ({
    from: batch.submittedAt,
    until: waitsUntil(batch, batches),
  }));
  const waitingAt = (at: number) =>
    spans.filter(({ from, until }) => from <= at && at < until).length;
  const instants = spans.flatMap(({ from, until }) => [from, until]);
  const buckets: QueueBucket[] = [];
  for (let at = Math.floor(span.from / stepMs) * stepMs; at < span.to; at += stepMs) {
    const [from, to] = [Math.max(at, span.from), Math.min(at + stepMs, span.to)];
    const inside = instants.filter((instant) => from <= instant && instant < to);
    const max = Math.max(...[from, ...inside].map(waitingAt));
    const queued = spans.filter((one) => one.from < to && one.until >= to).length;
    if (inside.length > 0 || max > 0) buckets.push({ at, queued, max });
  }
  return buckets;
}

function waitsUntil(batch: MicroBatch, batches: readonly MicroBatch[]): number {
  if (batch.startedAt !== undefined) return batch.startedAt;
  const later = batches.filter(({ at }) => at > batch.at);
  const starts = later
    .filter((other) => other.application === batch.application)
    .map((other) => other.startedAt ?? Infinity);
  const others = later
    .filter((other) => other.application !== batch.application)
    .map(({ at }) => at);
  const started = Math.min(...starts);
  return Math.max(batch.at, Number.isFinite(started) ? started : Math.min(...others));
}
