import { describe, expect, it } from "vitest";
import { evaluate } from "@/lib/diagnosis/diagnose";
import {
  batches,
  type Given,
  healthyPeriod,
  minutes,
  NOW,
  quietPeriod,
  windowOf,
} from "@/lib/diagnosis/testing/window";
import type { SourceState } from "@/lib/domain/source-state";
import { publicationAside } from "./publication-aside";

/** The newest two minutes are not settled, and so not silent yet. */
const UNSETTLED = 2;
const MINUTE = 60_000;

const aside = (given: Given) => publicationAside(windowOf(given), NOW);
/** No data for this many settled minutes; before them, as usual. */
const silentFor = (settled: number, before = healthyPeriod) =>
  minutes(180, (ago) => (ago <= settled + UNSETTLED ? {} : before()));
const idleDriver = batches(1080, () => ({ records: 0 }));

describe("publicationAside", () => {
  it.each([
    ["a healthy stream", {}],
    ["two settled minutes of silence", { periods: silentFor(2) }],
    [
      "an idle stream whose reader's calls are published",
      { periods: minutes(180, quietPeriod), batches: idleDriver },
    ],
    ["one datapoint of any kind", { periods: minutes(180, () => ({ iteratorAge: 0 })) }],
    ["no minute at all", { periods: [] }],
    ["minutes that were not answered lately", { periods: silentFor(9).slice(0, 170) }],
  ])("has nothing to say of %s", (_name, given) => expect(aside(given)).toBeUndefined());

  it("says since when nothing is published, in UTC, from three settled minutes on", () =>
    expect(aside({ periods: silentFor(3) })).toEqual({
      lateSince: NOW - 5 * MINUTE,
      sentence:
        "CloudWatch answers, and has published nothing about the stream since 11:55 UTC (5 min): wait, or look at the AWS Health Dashboard, for its metrics are late.",
    }));

  it("does not count zero refusals as something published", () =>
    expect(
      aside({
        periods: minutes(180, (ago) => (ago > 47 ? healthyPeriod() : { writeThrottled: 0 })),
      }),
    ).toMatchObject({ sentence: expect.stringContaining("since 11:13 UTC (47 min)") }));

  it("reports a stream that was idle before, whether Spark takes records or not", () =>
    expect(aside({ periods: silentFor(3, quietPeriod), batches: idleDriver })).toMatchObject({
      lateSince: NOW - 5 * MINUTE,
    }));

  it("reports a stream that never had a datapoint, while Spark takes records", () =>
    expect(aside({ periods: minutes(180, () => ({})) })).toEqual({
      lateSince: NOW - 180 * MINUTE,
      sentence: expect.stringContaining(
        "nothing about the stream for at least 3 h, though Spark takes records",
      ),
    }));

  it("only notes that nobody uses a stream which never had one", () =>
    expect(aside({ periods: minutes(59, () => ({})), batches: idleDriver })).toEqual({
      sentence:
        "CloudWatch answers, and has no datapoint of the stream of the last 59 min: nobody puts to it or reads it.",
    }));

  it("counts whole hours there, so that it says the same with every poll", () => {
    const given = { periods: minutes(179, () => ({})), batches: [] };
    expect(aside(given)?.sentence).toContain("of the last 2 h:");
  });
});

describe("a verdict", () => {
  it.each([
    ["a healthy stream", healthyPeriod],
    ["silence", () => ({})],
  ])("is the same for %s, whatever state its source has", (_name, of) => {
    const verdictOf = (state: SourceState) =>
      evaluate(
        windowOf({
          periods: minutes(180, (ago) => (ago > 9 ? healthyPeriod() : of())),
          facts: { "source-cloudwatch": state },
        }),
        NOW,
      );
    const late = { status: "late", lastSuccessAt: NOW, since: NOW - 9 * MINUTE } as const;
    expect(verdictOf(late)).toEqual(verdictOf({ status: "ok", lastSuccessAt: NOW }));
    expect(verdictOf(late).cause).toBe(of === healthyPeriod ? "keeping-up" : "no-data");
  });
});
