import { describe, expect, it } from "vitest";
import type { Severity } from "@/lib/domain/verdict";
import { failing, pipelineSummary as summary } from "../fixtures/pipeline-summary";
import { isTroubled, overviewWords, type PipelineSummary, worstFirst } from "./worst-first";

const order = (...pipelines: readonly PipelineSummary[]) =>
  worstFirst(pipelines).map(({ id }) => id);

describe("worstFirst", () => {
  it("puts critical first, and unknown before fine", () =>
    expect(
      order(
        summary("ok", { severity: "ok" }),
        summary("unknown", { severity: "unknown" }),
        summary("info", { severity: "info" }),
        summary("critical", { severity: "critical" }),
      ),
    ).toEqual(["critical", "unknown", "info", "ok"]));

  it("does not put a calm one first because the history takes no writes", () =>
    expect(
      order(
        summary("b", { severity: "ok" }, [failing("history")]),
        summary("a", { severity: "ok" }),
        summary("c", { severity: "ok" }, [failing("kinesis")]),
      ),
    ).toEqual(["c", "a", "b"]));

  it("puts the greatest impact first among equal severities, even when a smaller one is newer", () =>
    expect(
      order(
        summary("late", { severity: "critical", cause: "backpressure", since: 5 }),
        summary("down", { severity: "critical", cause: "down", since: 4 }),
        summary("crossed", { severity: "critical", cause: "shared-leases", since: 3 }),
        summary("losing", { severity: "critical", also: ["losing-data"], since: 2 }),
        summary("losing, a warning", { severity: "warning", also: ["losing-data"], since: 6 }),
      ),
    ).toEqual(["losing", "down", "crossed", "late", "losing, a warning"]));

  it("puts the newest first among equal impacts, then sorts by name", () =>
    expect(
      order(
        summary("b", { severity: "critical", since: 1 }),
        summary("a", { severity: "critical", since: 1 }),
        summary("new", { severity: "critical", since: 2 }),
        summary("since nobody knows when", { severity: "critical" }),
      ),
    ).toEqual(["new", "a", "b", "since nobody knows when"]));

  it("puts a calm one with a failing source before newer calm ones, but after all in trouble", () =>
    expect(
      order(
        summary("newer", { severity: "ok", since: 2 }),
        summary("half seen", { severity: "ok", since: 1 }, [failing("leases")]),
        summary("warned", { severity: "warning", since: 0 }),
      ),
    ).toEqual(["warned", "half seen", "newer"]));

  it("ignores a failing source among those in trouble", () =>
    expect(
      order(
        summary("older", { severity: "critical", since: 1 }, [failing("leases")]),
        summary("newer", { severity: "critical", since: 2 }),
      ),
    ).toEqual(["newer", "older"]));

  it("is empty without pipelines", () => expect(order()).toEqual([]));
});

it.each<[Severity, boolean]>([
  ["critical", true],
  ["unknown", true],
  ["warning", true],
  ["info", false],
  ["ok", false],
])("%s is in trouble: %s", (severity, troubled) =>
  expect(isTroubled(summary("a", { severity }))).toBe(troubled),
);

describe("overviewWords", () => {
  it.each([
    [["ok", "info"], "2 fine"],
    [["critical", "unknown", "warning", "ok"], "1 critical, 2 to look at, 1 fine"],
    [[], "0 fine"],
  ] as const)("%o: %s", (severities, words) =>
    expect(overviewWords(severities.map((severity) => summary(severity, { severity })))).toBe(
      words,
    ),
  );
});
