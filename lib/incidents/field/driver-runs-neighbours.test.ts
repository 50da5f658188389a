import { describe, expect, it } from "vitest";
import { evaluate } from "@/lib/diagnosis/diagnose";
import type { PipelineWindow } from "@/lib/domain/window";
import type { Incident } from "../incident/incident";
import { incidentWindow } from "../window/incident-window";
import { toldUntil, withoutKcl } from "./change-incident";
import { fieldCase } from "./field-cases";
import { textOf, verdictOn } from "./said";

const MINUTE = 60_000;

describe("a driver that dies over and over, variants of crash-loop-poison", () => {
  const file = fieldCase("crash-loop-poison");
  const window = incidentWindow(file);

  /** Several runs at this distance; the present run is as old as in the file. */
  function lives(count: number, apartMs: number): PipelineWindow {
    const last = window.facts.application.at(-1);
    if (last === undefined) throw new Error("no application in the file");
    const application = Array.from({ length: count }, (_, i) => {
      const back = (count - 1 - i) * apartMs;
      const id = back === 0 ? last.value.id : `${last.value.id}-${i}`;
      const startedAt = last.value.startedAt - back;
      return { at: startedAt + 10_000, value: { ...last.value, id, startedAt } };
    });
    return { ...window, facts: { ...window.facts, application } };
  }

  it.each([
    { count: 4, apartMs: 100_000 },
    { count: 8, apartMs: 3 * MINUTE },
    { count: 12, apartMs: 40_000 },
    { count: 4, apartMs: 10 * MINUTE },
  ])("$count starts, $apartMs ms apart: a crash loop", ({ count, apartMs }) => {
    const result = evaluate(lives(count, apartMs), file.at);
    expect([result.bottleneck, result.severity, result.cause], result.headline).toEqual([
      "consumer",
      "critical",
      "down",
    ]);
    expect(result.headline).toContain(`does not stay up: ${count} starts in`);
  });

  it.each([
    { name: "a rolling deployment of two starts", count: 3, apartMs: 100_000 },
    { name: "once an hour", count: 4, apartMs: 60 * MINUTE },
    { name: "lives of just over ten minutes", count: 6, apartMs: 10 * MINUTE + 1 },
  ])("$name is no crash loop", ({ count, apartMs }) => {
    expect(evaluate(lives(count, apartMs), file.at).headline).not.toContain("does not stay up");
  });

  it.each([1, 2, 3, 4])("the verdict is the same %s min before the end of the file", (minutes) => {
    const result = evaluate(window, file.at - minutes * MINUTE);
    expect([result.severity, result.cause], result.headline).toEqual(["critical", "down"]);
  });
});

describe("no executor left, variants of all-executors-lost", () => {
  const file = fieldCase("all-executors-lost");
  // A list in the driver's answer, in the form that its parser reads.
  const listed = (file.spark?.executors ?? []) as readonly object[];
  const driverOnly = (change: Partial<NonNullable<Incident["spark"]>>): Incident => ({
    ...file,
    spark: { applications: [], statistics: {}, ...file.spark, ...change },
  });
  const dead = [1, 2, 3].map((id) => ({
    id: String(id),
    hostPort: `10.0.0.${id}:7337`,
    isActive: false,
    totalCores: 4,
    maxTasks: 4,
    activeTasks: 1,
  }));

  it.each([
    ["without a lease table", withoutKcl(file)],
    ["the dead ones still listed", driverOnly({ executors: [...listed, ...dead] })],
    ["no job listed", driverOnly({ jobs: [] })],
    ["CloudWatch late as well", toldUntil(file, 10)],
  ])("%s: critical, and the advice asks for no cores", (_name, incident) => {
    const result = verdictOn(incident);
    expect([result.bottleneck, result.severity], result.headline).toEqual(["consumer", "critical"]);
    expect(result.headline).toContain("no executor");
    expect(textOf(result)).not.toMatch(/at least \d+ cores|all 0 task slots/);
    expect(Math.abs((file.at - (result.since ?? 0)) / MINUTE - 15)).toBeLessThanOrEqual(3);
  });
});
