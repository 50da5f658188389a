import { describe, expect, it } from "vitest";
import type { Verdict } from "@/lib/domain/verdict";
import { changeTo, type LoggedChange, type VerdictChange } from "@/lib/domain/verdict-change";
import { firstVerdict } from "@/lib/domain/first-verdict";
import { VerdictLog } from "./verdict-log";

const T = Date.UTC(2026, 10, 23, 14);
const MINUTE = 60_000;

/** A history that holds these changes. */
function remembering(kept: LoggedChange[], judged?: number) {
  return {
    kept,
    history: { changes: async () => kept.slice(-1), lastEvaluated: async () => judged },
    writes: { change: (one: VerdictChange) => void kept.push(one) },
    pipelineId: "orders",
  };
}

const verdict = (at: number, change: Partial<Verdict> = {}): Verdict => ({
  ...firstVerdict(at),
  bottleneck: "none",
  severity: "ok",
  cause: "keeping-up",
  headline: "Keeping up.",
  ...change,
});

const change = (one: Verdict) => changeTo(one, "orders", null);

const SLOW = {
  bottleneck: "consumer",
  severity: "critical",
  cause: "processing-too-slow",
} as const;

describe("VerdictLog", () => {
  it.each([
    ["the first verdict", [verdict(T)], [0]],
    [
      "no verdict that differs only in numbers",
      [verdict(T), verdict(T + 1, { headline: "Keeping up, 7 s." })],
      [0],
    ],
    ["another cause", [verdict(T), verdict(T + 1, SLOW)], [0, 1]],
    [
      "another severity of the same cause",
      [verdict(T, SLOW), verdict(T + MINUTE, { ...SLOW, severity: "warning" })],
      [0, 1],
    ],
    ["the way back too", [verdict(T), verdict(T + 1, SLOW), verdict(T + MINUTE)], [0, 1, 2]],
  ])("writes %s", async (_what, verdicts, written) => {
    const history = remembering([]);
    const log = new VerdictLog(history);
    await log.begin(T);
    for (const one of verdicts) log.record(one);
    expect(history.kept.map(({ at }) => at)).toEqual(written.map((i) => verdicts[i]?.at));
  });

  it("continues from what an earlier run said", async () => {
    const history = remembering([change(verdict(T))], T + MINUTE);
    const log = new VerdictLog(history);
    await log.begin(T + 2 * MINUTE);
    log.record(verdict(T + 2 * MINUTE));
    expect(history.kept).toHaveLength(1);
  });

  it.each([
    ["no outage for four minutes after the last evaluation", 4 * MINUTE, 1],
    ["an outage after a moment more, which begins a minute after it", 4 * MINUTE + 1, 3],
  ])("%s", async (_what, after, entries) => {
    const judged = T + 30 * MINUTE;
    const history = remembering([change(verdict(T))], judged);
    const log = new VerdictLog(history);
    await log.begin(judged + after);
    log.record(verdict(judged + after));
    expect(history.kept).toHaveLength(entries);
    if (entries === 3) {
      expect(history.kept[1]).toMatchObject({ at: judged + MINUTE, to: null });
    }
  });

  it("records with each change the verdict before it", async () => {
    const history = remembering([]);
    const log = new VerdictLog(history);
    await log.begin(T);
    log.record(verdict(T));
    log.record(verdict(T + 1, SLOW));
    expect(history.kept.map(({ from }) => from?.cause)).toEqual([undefined, "keeping-up"]);
    expect(log.count).toBe(2);
  });

  it("uses no identity twice: a change that comes back within its minute is kept in the next", async () => {
    const history = remembering([]);
    const log = new VerdictLog(history);
    await log.begin(T);
    log.record(verdict(T));
    log.record(verdict(T + 10_000, SLOW));
    log.record(verdict(T + 20_000));
    expect(history.kept).toHaveLength(2);
    log.record(verdict(T + MINUTE));
    expect(history.kept.map(({ at, to }) => [at - T, to?.cause])).toEqual([
      [0, "keeping-up"],
      [10_000, "processing-too-slow"],
      [MINUTE, "keeping-up"],
    ]);
    expect(new Set(history.kept.map(({ id }) => id)).size).toBe(3);
  });

  it("notes an outage once, however often Narrows is started in it", async () => {
    const history = remembering([change(verdict(T))]);
    await new VerdictLog(history).begin(T + 10 * MINUTE);
    await new VerdictLog(history).begin(T + 20 * MINUTE);
    expect(history.kept).toHaveLength(2);
  });

  it("reads an earlier log that it could not read at the start before it writes to it", async () => {
    const history = remembering([change(verdict(T))], T);
    const { changes } = history.history;
    history.history.changes = () => Promise.reject(new Error("refused"));
    const log = new VerdictLog(history);
    await log.begin(T + MINUTE);
    log.record(verdict(T + MINUTE, SLOW));
    expect(history.kept).toHaveLength(1);
    await new Promise((resolve) => setImmediate(resolve));
    history.history.changes = changes;
    await log.begin(T + MINUTE);
    log.record(verdict(T + MINUTE, SLOW));
    expect(history.kept).toHaveLength(2);
  });
});
