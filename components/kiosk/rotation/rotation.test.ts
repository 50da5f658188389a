import { describe, expect, it } from "vitest";
import type { Severity } from "@/lib/domain/verdict";
import { pipelineSummary } from "../../fixtures/pipeline-summary";
import type { PipelineSummary } from "../../overview/worst-first";
import { firstTurn, nextTurn, placeWords, type Turn } from "./rotation";
import { type RotationSettings, GRID } from "./round";

const SECOND = 1_000;
const EVERY = { rotateMs: 30 * SECOND, grid: false };
const WITH_WALL = { ...EVERY, grid: true };

function fleet(states: Readonly<Record<string, Severity>>): readonly PipelineSummary[] {
  return Object.entries(states).map(([id, severity]) => pipelineSummary(id, { severity }));
}

const start = (pipelines: readonly PipelineSummary[], home: string | null = null): Turn =>
  firstTurn(pipelines, { home, ...EVERY }, 0);

/** The stops over so many seconds, one after the other, as `id@second`. */
function played(
  pipelines: readonly PipelineSummary[],
  settings: RotationSettings,
  seconds: number,
): readonly string[] {
  let turn = firstTurn(pipelines, { home: null, ...settings }, 0);
  const stops = [`${turn.stop}@0`];
  for (let second = 1; second <= seconds; second++) {
    const next = nextTurn(turn, pipelines, settings, second * SECOND);
    if (next !== turn) stops.push(`${next.stop}@${second}`);
    turn = next;
  }
  return stops;
}

describe("the rotation", () => {
  it("shows every pipeline once a round, worst first, critical ones for twice as long", () =>
    expect(played(fleet({ a: "ok", b: "critical", c: "warning" }), EVERY, 150)).toEqual([
      "b@0",
      "c@60",
      "a@90",
      "b@120",
    ]));

  it("begins each round with the grid when it is requested", () =>
    expect(played(fleet({ a: "ok", b: "info" }), WITH_WALL, 130)).toEqual([
      `${GRID}@0`,
      "b@30",
      "a@60",
      `${GRID}@90`,
      "b@120",
    ]));

  it("leaves the grid its turn when something is critical", () => {
    expect(played(fleet({ a: "ok", b: "critical" }), WITH_WALL, 130)).toEqual([
      `${GRID}@0`,
      "b@30",
      "a@90",
      `${GRID}@120`,
    ]);
    expect(played(fleet({ a: "critical", b: "critical" }), WITH_WALL, 150)).toEqual([
      `${GRID}@0`,
      "a@30",
      "b@60",
      `${GRID}@90`,
      "a@120",
      "b@150",
    ]);
  });

  it("leaves the grid its turn when something becomes critical, because the grid shows it", () => {
    const onWall = firstTurn(fleet({ a: "ok", b: "ok" }), { home: null, ...WITH_WALL }, 0);
    const worse = fleet({ a: "ok", b: "critical" });
    expect(nextTurn(onWall, worse, WITH_WALL, 29 * SECOND)).toBe(onWall);
    expect(nextTurn(onWall, worse, WITH_WALL, 30 * SECOND).stop).toBe("b");
  });

  it("shows those in trouble in turn and the others as a grid, when all would take too long", () => {
    const six = fleet({ a: "ok", b: "ok", c: "ok", d: "critical", e: "warning", f: "info" });
    expect(played(six, EVERY, 150)).toEqual([`${GRID}@0`, "d@30", "e@90", `${GRID}@120`, "d@150"]);
  });

  it("lets a calm one end its turn when another gets into trouble, then shows that one", () => {
    const calm = fleet({ a: "ok", b: "ok", c: "ok", d: "ok", e: "ok" });
    const warned = fleet({ a: "ok", b: "ok", c: "ok", d: "ok", e: "warning" });
    const turn = start(calm);
    expect(nextTurn(turn, warned, EVERY, 29 * SECOND)).toBe(turn);
    expect(nextTurn(turn, warned, EVERY, 30 * SECOND).stop).toBe("e");
  });

  it("shows each of ten in trouble among thirty once in two minutes", () => {
    const thirty = fleet(
      Object.fromEntries(
        Array.from({ length: 30 }, (_, i) => [`p${i}`, i < 10 ? "critical" : "ok"] as const),
      ),
    );
    for (const rotateMs of [5, 10, 30].map((seconds) => seconds * SECOND)) {
      const stops = played(thirty, { rotateMs, grid: false }, 120).map((at) => at.split("@")[0]);
      const [first] = stops;
      const again = stops.indexOf(first ?? "", 1);
      expect(again, `rotate ${rotateMs}`).toBeGreaterThan(0);
      expect(new Set(stops.slice(0, again)).size).toBe(11);
      expect(stops).toContain(GRID);
    }
  });

  it("begins with the pipeline in the address", () =>
    expect(start(fleet({ a: "ok", b: "critical" }), "a").stop).toBe("a"));

  it("shows one that becomes critical at once", () => {
    const turn = start(fleet({ a: "ok", b: "ok" }));
    expect(nextTurn(turn, fleet({ a: "ok", b: "critical" }), EVERY, SECOND).stop).toBe("b");
  });

  it("does not interrupt the turn of another critical one", () => {
    const both = fleet({ a: "critical", b: "critical" });
    const turn = start(both);
    expect(nextTurn(turn, both, EVERY, 59 * SECOND)).toBe(turn);
    // The rotation ticks once a second, not on the exact ms.
    expect(nextTurn(turn, both, EVERY, 59_499)).toBe(turn);
    expect(nextTurn(turn, both, EVERY, 59_500).stop).toBe("b");
    expect(nextTurn(turn, both, EVERY, 60 * SECOND).stop).toBe("b");
  });

  it("does not let one critical pipeline take the screen twice a round", () => {
    const states = fleet({ a: "ok", b: "critical", c: "ok" });
    const onA = nextTurn(start(states), states, EVERY, 60 * SECOND);
    expect(onA.stop).toBe("a");
    expect(nextTurn(onA, states, EVERY, 61 * SECOND)).toBe(onA);
  });

  it("shows again in the same round what has become worse", () => {
    const calm = fleet({ a: "ok", b: "ok", c: "ok" });
    const onB = nextTurn(start(calm), calm, EVERY, 30 * SECOND);
    const worse = fleet({ a: "warning", b: "ok", c: "ok" });
    expect(nextTurn(onB, worse, EVERY, 60 * SECOND).stop).toBe("a");
  });

  it("does not show again what became worse while it was shown", () => {
    const calm = fleet({ a: "ok", b: "ok" });
    const worse = fleet({ a: "warning", b: "ok" });
    const onB = nextTurn(start(calm), worse, EVERY, 30 * SECOND);
    expect(onB.stop).toBe("b");
    expect(nextTurn(onB, worse, EVERY, 59 * SECOND)).toBe(onB);
  });

  it("leaves a pipeline that is gone", () =>
    expect(nextTurn(start(fleet({ a: "ok" })), fleet({ b: "ok" }), EVERY, SECOND).stop).toBe("b"));

  it("stays with a single pipeline", () =>
    expect(nextTurn(start(fleet({ a: "ok" })), fleet({ a: "ok" }), EVERY, 30 * SECOND).stop).toBe(
      "a",
    ));

  it("waits while no pipeline is known", () => {
    expect(start([]).stop).toBeNull();
    expect(nextTurn(start([]), fleet({ a: "ok" }), EVERY, SECOND).stop).toBe("a");
  });

  it("continues when the clock was set back", () => {
    const states = fleet({ a: "ok", b: "ok" });
    const turn = firstTurn(states, { home: null, ...EVERY }, 3_600 * SECOND);
    expect(nextTurn(turn, states, EVERY, 0).stop).toBe("b");
  });
});

describe("the words of the place in the round", () => {
  const placed = (pipelines: readonly PipelineSummary[], stop?: string) =>
    placeWords(start(pipelines, stop ?? null), pipelines, EVERY);
  it("counts all when all have their turn", () =>
    expect(placed(fleet({ a: "ok", b: "critical" }))).toBe("1 of 2"));
  it("counts those in trouble when only they have turns", () => {
    const six = fleet({ a: "ok", b: "ok", c: "ok", d: "critical", e: "warning", f: "info" });
    expect(placed(six, "d")).toBe("1 of 2 in trouble");
    expect(placed(six)).toBeNull();
    expect(placed(six, "a")).toBeNull();
  });
  it("is empty for a single pipeline", () => expect(placed(fleet({ a: "critical" }))).toBeNull());
});
