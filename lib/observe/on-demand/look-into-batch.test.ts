import { beforeEach, describe, expect, it, vi } from "vitest";
import type { MicroBatch } from "@/lib/domain/micro-batch";
import { SourceError } from "@/lib/sources/source";
import { BatchLooks } from "./look-into-batch";

const NOW = Date.UTC(2026, 10, 23, 14);
const SKEW = 3_600_000;

const batch: MicroBatch = {
  key: "1",
  application: "app-1",
  at: NOW - 20_000,
  submittedAt: NOW - 20_000,
  startedAt: NOW - 20_000,
  intervalMs: 10_000,
  records: 1,
  outputs: { total: 1, failed: 0 },
};
const work = { batch: "1", jobs: 0, jobsRead: 0, stages: [] };

beforeEach(() => void vi.useFakeTimers({ now: NOW }));

function looks(batches: readonly MicroBatch[] = [batch]) {
  const facts = { application: { id: "app-1" }, slots: { total: 12 }, receivers: { active: 3 } };
  const source = { readBatchWork: vi.fn(async (): Promise<typeof work | undefined> => work) };
  const all = new BatchLooks({
    // The parts of them that are read.
    recent: {
      batchesNow: () => batches,
      newest: (kind: keyof typeof facts) => facts[kind],
    } as never,
    health: { state: () => ({ clockSkewMs: SKEW }) } as never,
  });
  all.use(source);
  return { all, source };
}

describe("a look into a batch", () => {
  it("asks for the batch, with the slots that no receiver holds and the driver's own time", async () => {
    const { all, source } = looks();
    expect(await all.look("running")).toEqual({
      batch,
      work,
      readAt: NOW,
      driverNow: NOW + SKEW,
      freeSlots: 9,
    });
    expect(source.readBatchWork).toHaveBeenCalledWith("1", expect.any(AbortSignal));
  });

  it("asks nothing when there is no such batch", async () => {
    const { all, source } = looks();
    expect(await all.look("slowest")).toBeUndefined();
    expect(source.readBatchWork).not.toHaveBeenCalled();
  });

  it("is one question however many ask", async () => {
    const { all, source } = looks();
    await Promise.all(Array.from({ length: 100 }, () => all.look("running")));
    expect(source.readBatchWork).toHaveBeenCalledOnce();
  });

  it("says why the driver gave no answer", async () => {
    const { all, source } = looks();
    const message = "spark: connection refused";
    source.readBatchWork.mockRejectedValue(
      new SourceError({ source: "spark", call: "jobs", fault: "refused", message }),
    );
    expect(await all.look("running")).toEqual({ fault: message });
  });

  it("says so when the driver takes too long", async () => {
    const { all, source } = looks();
    source.readBatchWork.mockReturnValue(new Promise(() => {}));
    const look = all.look("running");
    await vi.advanceTimersByTimeAsync(4_500);
    expect(await look).toEqual({ fault: expect.stringContaining("did not tell in time") });
  });

  it("does not hide a fault of its own", async () => {
    const { all, source } = looks();
    source.readBatchWork.mockRejectedValue(new TypeError("broken"));
    await expect(all.look("running")).rejects.toThrow("broken");
  });
});
