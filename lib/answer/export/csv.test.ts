import { describe, expect, it } from "vitest";
import type { WindowAnswer } from "@/lib/contract/window";
import { SERIES, SERIES_NAMES } from "@/lib/domain/series";
import type { Cause, Severity } from "@/lib/domain/verdict";
import { csv } from "./csv";

const MIN = 60_000;
const T = Date.UTC(2026, 10, 23, 14);

const span = (from: number, to: number, cause: Cause, severity: Severity) => ({
  from: T + from * MIN,
  to: T + to * MIN,
  cause,
  severity,
  bottleneck: "none" as const,
});

/** A value for each minute from the first to the last. */
function byMinute(put: readonly (readonly [number, number | null])[]): readonly (number | null)[] {
  const [first, last] = [put[0]?.[0] ?? 0, put.at(-1)?.[0] ?? -1];
  const told = new Map(put);
  return Array.from({ length: last - first + 1 }, (_, i) => told.get(first + i) ?? null);
}

/** Values of put bytes by minute; everything else is unknown. */
function seriesOf(put: readonly (readonly [number, number | null])[]): WindowAnswer["series"] {
  const entries = SERIES_NAMES.map((name) => [
    name,
    {
      unit: SERIES[name].unit,
      t0: T + (name === "putBytes" ? (put[0]?.[0] ?? 0) : 0) * MIN,
      stepMs: MIN,
      values: name === "putBytes" ? byMinute(put) : [],
    },
  ]);
  return Object.fromEntries(entries) as WindowAnswer["series"]; // every name is there
}

/** The rows as `14:02 put verdict severity settled`. */
function rows(
  timeline: ReturnType<typeof span>[],
  put: readonly (readonly [number, number | null])[] = [],
  { settled = 100, stepMinutes = 1 } = {},
): string[] {
  const text = csv({
    series: seriesOf(put),
    stepMs: stepMinutes * MIN,
    timeline,
    settledTo: T + settled * MIN,
  });
  const [head = "", ...lines] = text.trimEnd().split("\r\n");
  const names = head.split(",");
  const shown = ["putBytes (bytes/s)", "verdict", "severity", "settled"];
  return lines.map((line) => {
    const cells = line.split(",");
    expect(cells).toHaveLength(names.length);
    return [cells[0]?.slice(11, 16), ...shown.map((name) => cells[names.indexOf(name)])].join(" ");
  });
}

describe("a window as a table", () => {
  it("has the old columns first and in their order", () => {
    const [head] = csv({ series: seriesOf([]), stepMs: MIN, timeline: [], settledTo: T }).split(
      "\r\n",
    );
    expect(head?.split(",").slice(0, 2)).toEqual(["time", "putBytes (bytes/s)"]);
    expect(head?.split(",").slice(-3)).toEqual(["verdict", "severity", "settled"]);
  });

  it("has the verdict of each minute, and the most severe where it changed", () =>
    expect(
      rows(
        [span(0, 1.5, "keeping-up", "ok"), span(1.5, 3, "rate-cap", "critical")],
        [
          [0, 5],
          [1, 5],
          [2, 0],
        ],
      ),
    ).toEqual([
      "14:00 5 keeping-up ok true",
      "14:01 5 rate-cap critical true",
      "14:02 0 rate-cap critical true",
    ]));

  it("distinguishes a minute without numbers from one that was not evaluated, and has a row for both", () =>
    expect(
      rows(
        [span(0, 2, "keeping-up", "ok"), span(2, 3, "no-data", "unknown")],
        [
          [0, 5],
          [1, null],
        ],
      ),
    ).toEqual([
      "14:00 5 keeping-up ok true",
      "14:01  keeping-up ok true",
      "14:02  no-data unknown true",
    ]));

  it("is settled up to the row that ends with the settled time", () =>
    expect(rows([span(0, 3, "keeping-up", "ok")], [], { settled: 2 })).toEqual([
      "14:00  keeping-up ok true",
      "14:01  keeping-up ok true",
      "14:02  keeping-up ok false",
    ]));

  it.each<[string, Cause, Cause]>([
    ["of two equally severe ones, the one that does more damage", "down", "down"],
    ["of two with equal damage, the longer one", "read-limit", "rate-cap"],
  ])("has the most severe verdict of a wide row, %s", (_what, shorter, said) =>
    expect(
      rows(
        [
          span(0, 7, "keeping-up", "ok"),
          span(7, 8, shorter, "critical"),
          span(8, 12, "rate-cap", "critical"),
        ],
        [],
        { stepMinutes: 10 },
      ),
    ).toEqual([`14:00  ${said} critical true`, "14:10  rate-cap critical true"]),
  );

  it("has a whole row for what begins or ends within it", () =>
    expect(rows([span(0.5, 1.25, "keeping-up", "ok")])).toEqual([
      "14:00  keeping-up ok true",
      "14:01  keeping-up ok true",
    ]));

  it("is only a header without a window", () => expect(rows([])).toEqual([]));
});
