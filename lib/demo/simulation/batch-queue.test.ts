import { describe, expect, it } from "vitest";
import { BatchQueue, RETAINED_BATCHES } from "./batch-queue";

const steady = () => 0.5; // no noise, no pause: four uniforms of 0.5 make a normal of 0

/** Runs a queue in which the i-th batch costs the i-th number of seconds. */
function run(seconds: readonly number[], intervalSeconds: number) {
  const queue = new BatchQueue(steady);
  const done = [];
  for (let second = 0; second < intervalSeconds * (seconds.length + 5); second += 1) {
    const index = second / intervalSeconds - 1;
    if (seconds[index] !== undefined) queue.submit(second * 1000, [index]);
    done.push(
      ...queue.work(second, {
        frozen: false,
        costMs: (records) => (seconds[records] ?? 0) * 1000,
      }),
    );
  }
  return done;
}

describe("BatchQueue", () => {
  it("delays batches by Lindley's recursion", () => {
    const done = run([8, 9, 12, 13, 14, 9, 8, 7, 7, 7], 10);
    const delays = done.map(({ startedAt = 0, submittedAt }) =>
      Math.round((startedAt - submittedAt) / 1000),
    );
    expect(delays).toEqual([0, 0, 0, 2, 5, 9, 8, 6, 3, 0]);
  });

  it("takes as long as the work costs", () => {
    const [batch] = run([8], 10);
    expect((batch?.endedAt ?? 0) - (batch?.startedAt ?? 0)).toBe(8000);
  });

  it("starts a batch and makes no progress while it is frozen", () => {
    const queue = new BatchQueue(steady);
    queue.submit(0, [5]);
    queue.submit(1000, [7]);
    const frozen = { frozen: true, costMs: () => 100 };
    expect([0, 1, 2].flatMap((second) => queue.work(second, frozen))).toEqual([]);
    expect(queue.running?.records).toBe(5);
    expect(queue.waiting).toHaveLength(1);
    expect(queue.startedRecords).toBe(5);
    expect(queue.work(3, { ...frozen, frozen: false })).toHaveLength(2);
    expect(queue.processedRecords).toBe(12);
  });

  it("retains the newest thousand completed batches", () => {
    const queue = new BatchQueue(steady);
    for (let second = 1; second <= 2500; second += 1) {
      queue.submit(second * 1000, [1]);
      queue.work(second, { frozen: false, costMs: () => 5 });
    }
    expect(queue.completedCount).toBe(2500);
    expect(queue.retained).toHaveLength(RETAINED_BATCHES);
    expect(queue.retained.at(-1)?.id).toBe(2_500_000);
    expect(queue.retained[0]?.id).toBe(1_501_000);
  });

  it("is empty when nothing was submitted", () => {
    const queue = new BatchQueue(steady);
    expect(queue.work(10, { frozen: false, costMs: () => 5 })).toEqual([]);
    expect(queue.running).toBeUndefined();
  });
});
