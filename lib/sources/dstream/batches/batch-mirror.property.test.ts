import * as fc from "fast-check";
import { expect, it } from "vitest";
import type { StreamingCounters } from "@/lib/domain/spark-facts";
import { batchOf } from "@/lib/domain/testing/batch-of";
import { checkProperty, PROPERTY_TIMEOUT_MS } from "../../testing/check-property";
import { BatchMirror } from "./batch-mirror";

/** Any value that the parsers accept. */
const count = fc.oneof(fc.nat({ max: 40 }), fc.nat({ max: Number.MAX_SAFE_INTEGER }));
const id = fc.oneof(
  fc.nat({ max: 50 }).map((n) => n * 1_000),
  fc.nat({ max: 8.64e15 }),
);

const counters: fc.Arbitrary<StreamingCounters> = fc.record({
  completedBatches: count,
  activeBatches: count,
  receivedRecords: count,
  processedRecords: count,
});

const batch = fc
  .record({ id, records: count, scheduled: fc.boolean(), done: fc.boolean() })
  .map(({ scheduled, done, ...one }) =>
    batchOf({
      at: one.id,
      records: one.records,
      delayMs: scheduled || done ? 0 : undefined,
      workMs: done ? 1 : undefined,
    }),
  );

const poll = fc.record({
  counters,
  after: counters,
  intervalMs: fc.oneof(fc.constantFrom(1, 1_000), fc.integer({ min: 1, max: 366 * 86_400_000 })),
  list: fc.array(batch, { maxLength: 20 }),
  /** Whether a driver knows each batch that it is asked about. */
  knows: fc.array(fc.boolean(), { minLength: 1, maxLength: 5 }),
});

/** Twenty single reads, some reads of known batches, and two lists. */
const MOST_QUESTIONS = 30;

it(
  "a poll ends after a bounded number of reads, none of them twice, for any driver",
  () =>
    checkProperty(fc.array(poll, { minLength: 1, maxLength: 6 }), (polls) => {
      const mirror = new BatchMirror();
      for (const [index, one] of polls.entries()) expectToEnd(mirror, one, index * 60_000);
    }),
  PROPERTY_TIMEOUT_MS,
);

type Poll = typeof poll extends fc.Arbitrary<infer P> ? P : never;

function expectToEnd(mirror: BatchMirror, one: Poll, nowMs: number): void {
  const exchange = mirror.poll(one.counters, { intervalMs: one.intervalMs, nowMs });
  const asked: number[] = [];
  let step = exchange.next();
  for (let questions = 0; step.done !== true; questions++) {
    expect(questions).toBeLessThan(MOST_QUESTIONS);
    const question = step.value;
    if (question.kind === "list") {
      const batches = one.list.toSorted((a, b) => a.at - b.at);
      step = exchange.next({ batches, countersAfter: one.after });
      continue;
    }
    expect(asked).not.toContain(question.id);
    asked.push(question.id);
    const known = one.knows[questions % one.knows.length];
    step = exchange.next({ batches: known ? [answerTo(question.id)] : [] });
  }
  for (const { at } of mirror.drain()) expect(Number.isSafeInteger(at)).toBe(true);
}

function answerTo(asked: number) {
  return batchOf({ at: asked, delayMs: 0 });
}
