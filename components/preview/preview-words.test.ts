import { describe, expect, it } from "vitest";
import type { PipelinesAnswer } from "@/lib/contract/pipelines";
import { pipelineSummary } from "../fixtures/pipeline-summary";
import { consumerCritical, healedByRestart, NOW } from "../fixtures/window-answer";
import { numberWords, overviewPreview, windowPreview } from "./preview-words";
import { whoWords } from "../frame/who-words";
import { imageQuery } from "./image-query";

const { verdict } = consumerCritical;
const NONE = {
  ...verdict.numbers,
  timeToDataLossMs: null,
  utilisationRatio: null,
  backlogRecords: null,
  endToEndDelayMs: null,
  catchUpMs: null,
};

describe("numberWords", () => {
  it.each([
    [
      "names the two that matter most",
      { ...NONE, utilisationRatio: 1.42, backlogRecords: 12_345, catchUpMs: 1 },
      "Utilisation of Spark 142 %, backlog 12\u202f345 records.",
    ],
    [
      "puts data loss first",
      { ...NONE, timeToDataLossMs: 7_200_000, utilisationRatio: 1.42, backlogRecords: 1 },
      "Data loss in 2 h, utilisation of Spark 142 %.",
    ],
    [
      "names one when only one is known",
      { ...NONE, endToEndDelayMs: 10_800 },
      "End-to-end delay 10.8 s.",
    ],
    ["treats zero as a number", { ...NONE, backlogRecords: 0 }, "Backlog 0 records."],
    ["is empty when none is known", NONE, ""],
  ])("%s", (_what, numbers, words) =>
    expect(numberWords({ ...verdict, numbers }, "UTC")).toBe(words),
  );
});

describe("numberWords beside an unknown verdict", () => {
  const words = (numbers: typeof verdict.numbers) =>
    numberWords({ ...verdict, severity: "unknown", numbers }, "Europe/Berlin");
  it("names the delay with its instant", () =>
    expect(
      words({ ...NONE, endToEndDelayMs: 10_800, delayAsOf: Date.UTC(2026, 10, 23, 14, 28) }),
    ).toBe("End-to-end delay 10.8 s as of 15:28."));
  it("leaves out a delay without an instant", () =>
    expect(words({ ...NONE, endToEndDelayMs: 10_800 })).toBe("End-to-end delay not known."));
});

describe("windowPreview", () => {
  it("names what changed just before, in the reader's zone", () => {
    const since = NOW - 600_000;
    const changed = { at: since, kind: "restarted", differences: [] } as const;
    const withChange = { ...verdict, since, changedBefore: [changed] };
    expect(windowPreview({ ...consumerCritical, verdict: withChange }, "UTC").description).toMatch(
      / Just before, at \d\d:\d\d: Spark restarted\. /,
    );
    expect(windowPreview(consumerCritical, "UTC").description).not.toContain("Just before");
  });

  it("names verdict, pipeline, numbers and window, in the requested zone", () => {
    const { title, description } = windowPreview(consumerCritical, "Europe/Berlin");
    expect(title).toMatch(/^Critical: processing too slow · /);
    expect(description).toContain(verdict.headline);
    expect(description).toMatch(
      /, .*\. 23 Nov 2026, 14:30 to 15:30 Europe\/Berlin, as of its end\.$/,
    );
  });
  it("names the incident of a past window first, with its times, and the end second", () => {
    const { title, description, alt } = windowPreview(healedByRestart, "UTC");
    expect(title).toMatch(/^Critical: processing too slow \(28 min\) · /);
    expect(description).toBe(
      `${verdict.headline} It stood from 14:02 to 14:30. At the end: Unknown: no data. ` +
        "Data loss in 19 h, utilisation of Spark 142 %. 23 Nov 2026, 13:30 to 14:30 UTC.",
    );
    expect(alt).toContain("It stood from 14:02 to 14:30. At the end: Unknown: no data. Chart");
  });
  it.each([
    ["Orders", "orders", "Orders"],
    ["Orders", "orders-v2", "Orders (stream orders-v2)"],
  ])("names %s on %s: %s", (name, stream, words) => expect(whoWords({ name, stream })).toBe(words));
});

describe("overviewPreview", () => {
  const of = (severity: "ok" | "critical", name: string) =>
    pipelineSummary(name, {
      ...verdict,
      severity,
      cause: severity === "ok" ? "keeping-up" : verdict.cause,
    });
  const answer = (pipelines: PipelinesAnswer["pipelines"]) => ({
    now: NOW,
    demo: false,
    pipelines,
  });

  it("counts the verdicts and names the worst first", () =>
    expect(overviewPreview(answer([of("ok", "a"), of("critical", "b")]))).toMatchObject({
      title: "1 critical, 1 ok · Narrows",
      description: "b: processing too slow; a: keeping up. As of 2026-11-23 14:30 UTC.",
    }));
  it("says that there are more than it names", () =>
    expect(
      overviewPreview(answer(["a", "b", "c", "d"].map((name) => of("ok", name)))).description,
    ).toContain(" …"));
  it("does not treat no pipelines as ok", () =>
    expect(overviewPreview(answer([])).title).toBe("No pipelines · Narrows"));
});

describe("imageQuery", () => {
  const T = Date.UTC(2026, 10, 23, 14);
  it.each([
    [
      "is the exact window when it is past",
      { from: T + 1, to: T + 90_001, live: false },
      null,
      `?from=${T + 1}&to=${T + 90_001}`,
    ],
    [
      "is in whole minutes when it is live",
      { from: T + 1, to: T + 90_001, live: true },
      null,
      `?from=${T}&to=${T + 120_000}&of=end`,
    ],
    [
      "keeps the zone",
      { from: T, to: T + 60_000, live: true },
      "Asia/Kolkata",
      `?from=${T}&to=${T + 60_000}&of=end&tz=Asia%2FKolkata`,
    ],
    ["is empty when nothing is shown", undefined, "utc", ""],
  ])("%s", (_what, window, tz, query) => expect(imageQuery(window, tz)).toBe(query));
});
