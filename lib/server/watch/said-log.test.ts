import { describe, expect, it } from "vitest";
import type { Said, Verdict } from "@/lib/domain/verdict";
import { firstVerdict } from "../answer/first-verdict";
import { SaidLog } from "./said-log";

const T = Date.UTC(2026, 10, 23, 14);
const MINUTE = 60_000;

/** A history that holds this much. */
function remembering(said: Said[], judged?: number) {
  return {
    kept: said,
    history: { said: async () => said.slice(-1), lastJudged: async () => judged },
    writes: { said: (one: Said) => void said.push(one) },
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

const said = ({ at, bottleneck, severity, cause, since, headline }: Verdict): Said => ({
  at,
  bottleneck,
  severity,
  cause,
  since,
  headline,
});

const SLOW = {
  bottleneck: "consumer",
  severity: "critical",
  cause: "processing-too-slow",
} as const;

describe("SaidLog", () => {
  it.each([
    ["the first verdict", [verdict(T)], [0]],
    [
      "no verdict that says the same in other numbers",
      [verdict(T), verdict(T + 1, { headline: "Keeping up, 7 s." })],
      [0],
    ],
    ["another cause", [verdict(T), verdict(T + 1, SLOW)], [0, 1]],
    [
      "another severity of the same cause",
      [verdict(T, SLOW), verdict(T + 1, { ...SLOW, severity: "warning" })],
      [0, 1],
    ],
    ["the way back too", [verdict(T), verdict(T + 1, SLOW), verdict(T + 2)], [0, 1, 2]],
  ])("writes %s", async (_what, verdicts, written) => {
    const history = remembering([]);
    const log = new SaidLog(history);
    await log.begin(T);
    for (const one of verdicts) await log.hear(one);
    expect(history.kept).toEqual(written.map((i) => said(verdicts[i] ?? verdict(0))));
  });

  it("goes on from what an earlier run said", async () => {
    const history = remembering([said(verdict(T))], T + MINUTE);
    const log = new SaidLog(history);
    await log.begin(T + 2 * MINUTE);
    await log.hear(verdict(T + 2 * MINUTE));
    expect(history.kept).toHaveLength(1);
  });

  it.each([
    ["four minutes after the last judged one are no silence", 4 * MINUTE, 1],
    ["and a moment more are one, that begins a minute after it", 4 * MINUTE + 1, 3],
  ])("%s", async (_what, after, entries) => {
    const judged = T + 30 * MINUTE;
    const history = remembering([said(verdict(T))], judged);
    const log = new SaidLog(history);
    await log.begin(judged + after);
    await log.hear(verdict(judged + after));
    expect(history.kept).toHaveLength(entries);
    if (entries === 3) {
      expect(history.kept[1]).toMatchObject({ at: judged + MINUTE, severity: "unknown" });
    }
  });
});
