import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import type { DecisiveView } from "@/lib/contract/pipelines";
import { NO_LIMITS } from "../fixtures/pipeline-summary";
import { sparkPicture, sparkScale, type SparkSource } from "./spark-picture";
import { Sparkline } from "./sparkline";

type Values = readonly (number | null)[];

const gapOf = (
  put: Values,
  get: Values,
  rest: Partial<Omit<SparkSource, "sparkline">> & { readonly limits?: typeof NO_LIMITS } = {},
): SparkSource => ({
  sparkline: { from: 0, stepMs: 60_000, put, get, limits: rest.limits ?? NO_LIMITS },
  decisive: null,
  verdict: { severity: "ok", since: null },
  ...rest,
});

const decisive = (changes: Partial<DecisiveView> = {}): DecisiveView => ({
  series: "processingTime",
  unit: "ms",
  t0: 0,
  stepMs: 60_000,
  values: [2_000, 6_000, null],
  limit: 5_000,
  ...changes,
});

const markup = (of: SparkSource) => renderToStaticMarkup(createElement(Sparkline, { of }));
const words = (of: SparkSource) =>
  sparkPicture(of).words.map(({ word, value }) => `${word} ${value}`);

describe("put against get", () => {
  it("spans its steps and leaves room above the highest value", () => {
    const { x, y } = sparkScale(sparkPicture(gapOf([10, 20], [5, null])));
    expect(x.origin).toBeCloseTo(0);
    expect(x.origin + x.factor * 120_000).toBeCloseTo(200);
    expect(y.origin + y.factor * 22).toBeCloseTo(0);
  });

  it("breaks at a gap and says the newest numbers", () => {
    const drawn = markup(gapOf([1024, 1024, 2048], [1024, null, 1024]));
    expect(drawn).toMatch(/d="M33\.3,[\d.]+h0M166\.7,[\d.]+h0"/);
    expect(drawn).toContain("<b>2 KiB/s</b>");
  });

  it("says that nothing is known, and draws nothing", () => {
    const drawn = markup(gapOf([], []));
    expect(drawn.match(/no data/g)).toHaveLength(3);
    expect(drawn).not.toMatch(/d="M/);
  });

  it.each([
    [
      "shows put and get of the same minute",
      [1024, 2048],
      [1024, null],
      ["put 2 KiB/s", "get no data", "gap no data"],
    ],
    [
      "says that nobody reads, and that the gap is all of put",
      [1024, 2048, 2048, 2048],
      [1024, null, null, null],
      ["put 2 KiB/s", "get none", "gap 2 KiB/s (100 % of put)"],
    ],
    [
      "shows the newest minute that was read while later ones are on their way",
      [1024, null, null],
      [512, null, null],
      ["put 1 KiB/s", "get 512 B/s", "gap 512 B/s (50 % of put)"],
    ],
    [
      "does not show old numbers as current",
      [1024, null, null, null],
      [512, null, null, null],
      ["put no data", "get no data", "gap no data"],
    ],
  ])("%s", (_what, put, get, wanted) => expect(words(gapOf(put, get))).toEqual(wanted));

  it("shades all of put where nobody reads, and no surplus of get", () => {
    const shaded = (put: Values, get: Values) => markup(gapOf(put, get)).match(/d="([^"]*)"/)?.[1];
    expect(shaded([10, 10, 10], [null, null, null])).toMatch(/^M33\.3.*,40L.*,40Z$/);
    expect(shaded([10, 10], [null, null])).toBe("");
    expect(shaded([10, 10], [20, 20])).toBe("");
  });

  it("has the limits that are near, in words as well", () => {
    const limits = { writeBytesPerSecond: 4_096, readBytesPerSecond: 8_192 };
    const near = gapOf([1_024], [1_024], { limits });
    expect(sparkPicture(near).limits).toEqual([{ word: "write limit", value: 4_096 }]);
    expect(words(near)).toContain("write limit 4 KiB/s");
    const far = gapOf([1_023], [1_023], { limits });
    expect(sparkPicture(far).limits).toEqual([]);
  });
});

describe("the series that carries the verdict", () => {
  it("is drawn instead, against its limit, with the newest number that is known", () => {
    const picture = sparkPicture(gapOf([1], [1], { decisive: decisive() }));
    expect(picture.lines.map(({ colour }) => colour)).toEqual(["processing"]);
    expect(picture.gap).toBeNull();
    expect(picture.limits).toEqual([{ word: "batch interval", value: 5_000 }]);
    expect(picture.words).toEqual([
      { word: "processing time", value: "6 s" },
      { word: "batch interval", value: "5 s", hidden: true },
    ]);
  });

  it("has no limit line where none is known", () =>
    expect(sparkPicture(gapOf([1], [1], { decisive: decisive({ limit: null }) })).limits).toEqual(
      [],
    ));

  it("shows a share as such: 29 % fill the picture", () => {
    const of = gapOf([1], [1], {
      decisive: decisive({ series: "readThrottled", unit: "ratio", values: [0.29], limit: null }),
    });
    const { y } = sparkScale(sparkPicture(of));
    expect(y.origin + y.factor * 0.29 * 1.1).toBeCloseTo(0);
  });
});

describe("where the trouble began", () => {
  const HOUR = Array.from({ length: 60 }, () => 1);
  const onset = (verdict: SparkSource["verdict"]) =>
    sparkPicture(gapOf(HOUR, HOUR, { verdict })).onset;

  it.each<[string, SparkSource["verdict"], ReturnType<typeof onset>]>([
    ["inside the hour", { severity: "critical", since: 60_000 }, { at: 60_000, isEarlier: false }],
    ["at its first instant", { severity: "critical", since: 0 }, { at: 0, isEarlier: false }],
    ["before it", { severity: "warning", since: -1 }, { at: 0, isEarlier: true }],
    [
      "in a minute that is not settled",
      { severity: "unknown", since: 3_660_000 },
      { at: 3_600_000, isEarlier: false },
    ],
    [
      "or earlier than the data",
      { severity: "critical", since: 60_000, sinceIsAtLeast: true },
      { at: 60_000, isEarlier: true },
    ],
    ["at an unknown time", { severity: "critical", since: null }, null],
    ["never: it is fine", { severity: "ok", since: 60_000 }, null],
  ])("%s", (_when, verdict, wanted) => expect(onset(verdict)).toEqual(wanted));
});
