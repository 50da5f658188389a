import { describe, expect, it, vi } from "vitest";
import { firstVerdict } from "@/lib/domain/first-verdict";
import { DAY_MS, MINUTE_MS } from "@/lib/domain/metric-period";
import type { Evaluation, VerdictNumbers } from "@/lib/domain/verdict";
import type { Span } from "@/lib/history/port";
import { BudgetCount } from "./budget-count";

const MONTH = Date.UTC(2026, 10, 1);
const NEXT = Date.UTC(2026, 11, 1);
const NOW = MONTH + 3 * DAY_MS + 30 * MINUTE_MS;
const TARGET = { delayMs: 60_000, share: 0.999 };

function evaluation(
  at: number,
  endToEndDelayMs: number | null,
  more: Partial<Evaluation & Pick<VerdictNumbers, "delayIsAtLeast">> = {},
): Evaluation {
  const { delayIsAtLeast, ...rest } = more;
  return {
    at,
    bottleneck: "none",
    severity: "ok",
    cause: "keeping-up",
    since: null,
    numbers: {
      ...firstVerdict(at).numbers,
      endToEndDelayMs,
      ...(delayIsAtLeast === undefined ? {} : { delayIsAtLeast }),
    },
    ...rest,
  };
}

/** A count over a history that holds these evaluations, and the spans that were read of it. */
function counting(kept: readonly Evaluation[] = []) {
  const read = vi.fn(async (_id: string, { from, to }: Span) =>
    kept.filter(({ at }) => at >= from && at < to),
  );
  const count = new BudgetCount({
    history: { evaluations: read },
    pipelineId: "orders",
    target: TARGET,
  });
  return { count, read };
}

const minute = (n: number): number => MONTH + n * MINUTE_MS;

describe("the month's budget", () => {
  it("is counted from the history, a day at a time, once", async () => {
    const { count, read } = counting([
      evaluation(MONTH - MINUTE_MS, 90_000),
      evaluation(minute(0), 90_000),
      evaluation(minute(1), 60_000),
      evaluation(minute(1_500), 60_001),
    ]);
    await count.begin(NOW);
    expect(read).toHaveBeenCalledTimes(4);
    expect(read.mock.calls.at(-1)?.[1]).toEqual({ from: MONTH + 3 * DAY_MS, to: NOW });
    count.budget(NOW);
    count.add([evaluation(NOW, 1_000)], NOW);
    expect(read).toHaveBeenCalledTimes(4);
    expect(count.budget(NOW)).toMatchObject({
      firstAt: MONTH,
      overMinutes: 2,
      metMinutes: 2,
      budgetMinutes: 43.2,
    });
  });

  it("is not known before the history is read", async () => {
    const { count } = counting();
    const begun = count.begin(NOW);
    expect(count.budget(NOW)).toBeUndefined();
    await begun;
    expect(count.budget(NOW)).toMatchObject({ overMinutes: 0, spentRatio: 0, firstAt: null });
  });

  it("is not known while other pipelines' work delays the reading", async () => {
    const { count } = counting([evaluation(minute(5), 90_000)]);
    count.add([evaluation(NOW, 1_000)], NOW);
    expect(count.budget(NOW)).toBeUndefined();
    await count.begin(NOW);
    expect(count.budget(NOW)).toMatchObject({ overMinutes: 1, metMinutes: 1 });
  });

  it("counts a minute that is evaluated again as what it is now", async () => {
    const { count } = counting([evaluation(minute(5), 90_000)]);
    await count.begin(NOW);
    expect(count.budget(NOW)?.overMinutes).toBe(1);
    count.add([evaluation(minute(5), 1_000), evaluation(minute(5), 1_000)], NOW);
    expect(count.budget(NOW)).toMatchObject({ overMinutes: 0, metMinutes: 1 });
  });

  it("does not count an older evaluation for one that was made while it was read", async () => {
    const { count } = counting([evaluation(minute(5), 90_000)]);
    const begun = count.begin(NOW);
    count.add([evaluation(minute(5), 1_000)], NOW);
    await begun;
    expect(count.budget(NOW)).toMatchObject({ overMinutes: 0, metMinutes: 1 });
  });

  it.each([
    { name: "a delay that is not known", one: evaluation(minute(1), null) },
    {
      name: "a bound below the target",
      one: evaluation(minute(1), 60_000, { delayIsAtLeast: true }),
    },
    {
      name: "a delay of older data",
      one: evaluation(minute(1), 90_000, { severity: "unknown", bottleneck: "unknown" }),
    },
  ])("neither spends nor meets for $name", async ({ one }) => {
    const { count } = counting();
    await count.begin(NOW);
    count.add([one], NOW);
    expect(count.budget(NOW)).toMatchObject({ overMinutes: 0, metMinutes: 0, unknownMinutes: 1 });
  });

  it("is spent by a bound above the target", async () => {
    const { count } = counting();
    await count.begin(NOW);
    count.add([evaluation(minute(1), 60_001, { delayIsAtLeast: true })], NOW);
    expect(count.budget(NOW)?.overMinutes).toBe(1);
  });

  it("tells minutes apart in which nothing was evaluated", async () => {
    const { count } = counting([evaluation(minute(0), 1), evaluation(minute(9), 1)]);
    await count.begin(NOW);
    expect(count.budget(NOW)).toMatchObject({ metMinutes: 2, unknownMinutes: 8 });
  });

  it("begins anew with the month", async () => {
    const { count } = counting([evaluation(minute(0), 90_000)]);
    await count.begin(NOW);
    expect(count.budget(NEXT - 1)?.overMinutes).toBe(1);
    expect(count.budget(NEXT)).toMatchObject({
      overMinutes: 0,
      firstAt: null,
      budgetMinutes: 44.64,
    });
    // The last minutes of a month are evaluated a second time in the next one.
    count.add([evaluation(NEXT - MINUTE_MS, 90_000), evaluation(NEXT, 90_000)], NEXT + 60_000);
    expect(count.budget(NEXT)).toMatchObject({ overMinutes: 1, firstAt: NEXT });
  });

  it("tries again what the history refused, and is not known before", async () => {
    const { count, read } = counting([
      evaluation(minute(0), 90_000),
      evaluation(minute(1_441), 90_000),
    ]);
    read.mockImplementationOnce(async () => [evaluation(minute(0), 90_000)]);
    read.mockImplementationOnce(() => Promise.reject(new Error("it is locked")));
    await count.begin(NOW);
    expect(count.budget(NOW)).toBeUndefined();
    count.add([], NOW);
    await vi.waitFor(() => expect(count.budget(NOW)?.overMinutes).toBe(2));
    expect(read.mock.calls[2]?.[1].from).toBe(MONTH + DAY_MS);
  });

  it("reads no more once it is stopped", async () => {
    const { count, read } = counting();
    const begun = count.begin(NOW);
    count.stop();
    await begun;
    expect(read).toHaveBeenCalledTimes(1);
  });
});
