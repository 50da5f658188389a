import { describe, expect, it } from "vitest";
import type { Severity } from "@/lib/domain/verdict";
import { pipelineSummary } from "../../fixtures/pipeline-summary";
import { type Round, roundMs, roundOf } from "./round";

const SECOND = 1_000;
const TWO_MINUTES = 120 * SECOND;

/** So many of each; their ids tell which they are. */
const fleet = (counts: Partial<Record<Severity, number>>) =>
  Object.entries(counts).flatMap(([severity, count]) =>
    Array.from({ length: count }, (_, i) =>
      // A key of the parameter, which entries widens.
      pipelineSummary(`${severity}${i}`, { severity: severity as Severity }),
    ),
  );

const round = (counts: Partial<Record<Severity, number>>, seconds: number, wall = false): Round =>
  roundOf(fleet(counts), { rotateMs: seconds * SECOND, grid: wall });

interface Wanted {
  readonly shown: number;
  readonly wall: boolean;
  readonly turn: number;
  readonly stays: number;
}

describe("a round", () => {
  it.each<[string, Round, Wanted]>([
    ["none", round({}, 10), { shown: 0, wall: false, turn: 10, stays: 2 }],
    [
      "thirty calm ones: each, however long",
      round({ ok: 30 }, 10),
      { shown: 30, wall: false, turn: 10, stays: 2 },
    ],
    [
      "one critical of three: each, and that for two turns, in two minutes exactly",
      round({ ok: 2, critical: 1 }, 30),
      { shown: 3, wall: false, turn: 30, stays: 2 },
    ],
    [
      "one more would take longer: that one and the wall",
      round({ ok: 3, critical: 1 }, 30),
      { shown: 1, wall: true, turn: 30, stays: 2 },
    ],
    [
      "one of thirty",
      round({ ok: 29, critical: 1 }, 10),
      { shown: 1, wall: true, turn: 10, stays: 2 },
    ],
    [
      "five of thirty, for two turns each",
      round({ ok: 25, critical: 5 }, 10),
      { shown: 5, wall: true, turn: 10, stays: 2 },
    ],
    [
      "six of thirty, for one",
      round({ ok: 24, critical: 6 }, 10),
      { shown: 6, wall: true, turn: 10, stays: 1 },
    ],
    [
      "ten of thirty",
      round({ ok: 20, critical: 10 }, 10),
      { shown: 10, wall: true, turn: 10, stays: 1 },
    ],
    [
      "ten of thirty, with the usual turn: shortened, to whole seconds",
      round({ ok: 20, critical: 10 }, 30),
      { shown: 10, wall: true, turn: 10, stays: 1 },
    ],
    [
      "what is warned of and what is not known count as trouble",
      round({ ok: 20, warning: 5, unknown: 5 }, 10),
      { shown: 10, wall: true, turn: 10, stays: 2 },
    ],
    [
      "all of twelve: nobody is left for the wall",
      round({ critical: 12 }, 10),
      { shown: 12, wall: false, turn: 10, stays: 1 },
    ],
    [
      "all of twelve, with the wall that is asked for",
      round({ critical: 12 }, 10, true),
      { shown: 12, wall: true, turn: 9, stays: 1 },
    ],
    [
      "the most that have room",
      round({ critical: 24 }, 10),
      { shown: 24, wall: false, turn: 5, stays: 1 },
    ],
    [
      "all of thirty: the worst, and all on the wall",
      round({ critical: 30 }, 10),
      { shown: 23, wall: true, turn: 5, stays: 1 },
    ],
    [
      "longer turns have a longer round: four of them",
      round({ ok: 2, critical: 1 }, 3_600),
      { shown: 3, wall: false, turn: 3_600, stays: 2 },
    ],
  ])("%s", (_what, { pipelines, grid, turnMs, criticalStays }, wanted) =>
    expect({
      shown: pipelines.length,
      wall: grid,
      turn: turnMs / SECOND,
      stays: criticalStays,
    }).toEqual(wanted),
  );

  it("is never longer than two minutes, and no turn shorter than five seconds, whoever is in trouble", () => {
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
