import { describe, expect, it } from "vitest";
import type { Severity } from "@/lib/domain/verdict";
import { pipelineSummary } from "../../fixtures/pipeline-summary";
import { type Round, roundMs, roundOf } from "./round";

const SECOND = 1_000;
const TWO_MINUTES = 120 * SECOND;

/** So many pipelines of each severity. Their ids name the severity. */
const fleet = (counts: Partial<Record<Severity, number>>) =>
  Object.entries(counts).flatMap(([severity, count]) =>
    Array.from({ length: count }, (_, i) =>
      // A key of the parameter, which entries widens.
      pipelineSummary(`${severity}${i}`, { severity: severity as Severity }),
    ),
  );

const round = (counts: Partial<Record<Severity, number>>, seconds: number, grid = false): Round =>
  roundOf(fleet(counts), { rotateMs: seconds * SECOND, grid });

interface Wanted {
  readonly shown: number;
  readonly grid: boolean;
  readonly turn: number;
  readonly stays: number;
}

describe("a round", () => {
  it.each<[string, Round, Wanted]>([
    ["none", round({}, 10), { shown: 0, grid: false, turn: 10, stays: 2 }],
    [
      "thirty calm ones: each has a turn, however long the round",
      round({ ok: 30 }, 10),
      { shown: 30, grid: false, turn: 10, stays: 2 },
    ],
    [
      "one critical of three: each has a turn and the critical one two, in exactly two minutes",
      round({ ok: 2, critical: 1 }, 30),
      { shown: 3, grid: false, turn: 30, stays: 2 },
    ],
    [
      "one more would take longer: the critical one and the grid",
      round({ ok: 3, critical: 1 }, 30),
      { shown: 1, grid: true, turn: 30, stays: 2 },
    ],
    [
      "one critical of thirty",
      round({ ok: 29, critical: 1 }, 10),
      { shown: 1, grid: true, turn: 10, stays: 2 },
    ],
    [
      "five critical of thirty, for two turns each",
      round({ ok: 25, critical: 5 }, 10),
      { shown: 5, grid: true, turn: 10, stays: 2 },
    ],
    [
      "six critical of thirty, for one turn each",
      round({ ok: 24, critical: 6 }, 10),
      { shown: 6, grid: true, turn: 10, stays: 1 },
    ],
    [
      "ten critical of thirty",
      round({ ok: 20, critical: 10 }, 10),
      { shown: 10, grid: true, turn: 10, stays: 1 },
    ],
    [
      "ten critical of thirty, with the usual turn: shortened, to whole seconds",
      round({ ok: 20, critical: 10 }, 30),
      { shown: 10, grid: true, turn: 10, stays: 1 },
    ],
    [
      "warning and unknown count as trouble",
      round({ ok: 20, warning: 5, unknown: 5 }, 10),
      { shown: 10, grid: true, turn: 10, stays: 2 },
    ],
    [
      "all of twelve: none is left for the grid",
      round({ critical: 12 }, 10),
      { shown: 12, grid: false, turn: 10, stays: 1 },
    ],
    [
      "all of twelve, with the grid that was requested",
      round({ critical: 12 }, 10, true),
      { shown: 12, grid: true, turn: 9, stays: 1 },
    ],
    [
      "the most that fit",
      round({ critical: 24 }, 10),
      { shown: 24, grid: false, turn: 5, stays: 1 },
    ],
    [
      "all of thirty: the worst, and all in the grid",
      round({ critical: 30 }, 10),
      { shown: 23, grid: true, turn: 5, stays: 1 },
    ],
    [
      "longer turns have a longer round: four of them",
      round({ ok: 2, critical: 1 }, 3_600),
      { shown: 3, grid: false, turn: 3_600, stays: 2 },
    ],
  ])("%s", (_what, { pipelines, grid, turnMs, criticalStays }, wanted) =>
    expect({
      shown: pipelines.length,
      grid,
      turn: turnMs / SECOND,
      stays: criticalStays,
    }).toEqual(wanted),
  );

  it("is never longer than two minutes, and no turn is shorter than five seconds", () => {
    for (let troubled = 1; troubled <= 200; troubled++) {
      for (const seconds of [5, 10, 30]) {
        const one = round({ ok: 200 - troubled, critical: troubled }, seconds);
        expect(roundMs(one)).toBeLessThanOrEqual(TWO_MINUTES);
        expect(one.turnMs).toBeGreaterThanOrEqual(5 * SECOND);
        expect(one.turnMs).toBeLessThanOrEqual(seconds * SECOND);
        expect(one.pipelines.every(({ verdict }) => verdict.severity === "critical")).toBe(true);
      }
    }
  });

  it("leaves out the least bad", () => {
    const { pipelines } = round({ warning: 10, critical: 20 }, 10);
    expect(pipelines.map(({ id }) => id).filter((id) => id.startsWith("warning"))).toHaveLength(3);
  });
});
