import { describe, expect, it, vi } from "vitest";
import type { BatchLookedInto } from "@/lib/domain/batch-work";
import type { AnswerContext } from "../query/answer-context";
import { answerBatch } from "./batch-answer";

vi.mock("server-only", () => ({}));

const NOW = Date.now();
const batch = {
  key: "1795421719000",
  application: "app-1",
  at: NOW - 20_000,
  submittedAt: NOW - 20_000,
  startedAt: NOW - 19_000,
  intervalMs: 10_000,
  records: 7,
  outputs: { total: 1, failed: 0 },
};
const looked: BatchLookedInto = {
  batch,
  readAt: NOW,
  driverNow: NOW + 5_000,
  work: { batch: batch.key, jobs: 0, jobsRead: 0, stages: [] },
  freeSlots: 9,
};

function context(answer: unknown, source: unknown = { status: "ok" }) {
  const lookInto = vi.fn(async () => answer);
  const observed = {
    pipeline: { id: "orders", name: "Orders", stream: "orders", sparkUrl: "http://driver:4040" },
    snapshot: () => ({
      sources: { spark: source },
      application: { id: "app-1" },
      batches: [batch],
    }),
    lookInto,
  };
  // The parts of them that this answer uses.
  const made = {
    config: { demo: true },
    pipelines: new Map([["orders", observed]]),
  } as unknown as AnswerContext;
  return { made, lookInto };
}

describe("answerBatch", () => {
  it("tells what stands out in the running batch, and where Spark shows it", async () => {
    const { made, lookInto } = context(looked);
    expect(await answerBatch(made, "orders", null)).toMatchObject({
      which: "running",
      batch: { key: batch.key, tookMs: 24_000, isRunning: true },
      standsOut: { kind: "no-job" },
      href: "http://driver:4040/streaming/batch/?id=1795421719000",
    });
    expect(lookInto).toHaveBeenCalledExactlyOnceWith("running");
  });

  it.each([
    ["orders", "newest", looked, 400, "of=slowest"],
    ["nope", null, looked, 404, "orders"],
    ["orders", "running", undefined, 404, "No batch runs now"],
    ["orders", "slowest", undefined, 404, "No batch of this application has ended"],
    ["orders", "slowest", { ...looked, work: undefined }, 404, "retainedBatches"],
    ["orders", "slowest", { fault: "spark: it hangs" }, 503, "spark: it hangs"],
  ])("of %s, %s: %j is %d with %s", async (id, of, answer, status, detail) =>
    expect(await answerBatch(context(answer).made, id, of)).toMatchObject({
      status,
      detail: expect.stringContaining(detail),
    }),
  );

  it("does not ask a driver that does not answer the polls", async () => {
    const { made, lookInto } = context(looked, { status: "failing", error: "Connection refused." });
    expect(await answerBatch(made, "orders", "running")).toMatchObject({
      status: 503,
      detail: "The driver is not asked while it does not answer. Connection refused.",
    });
    expect(lookInto).not.toHaveBeenCalled();
  });
});
