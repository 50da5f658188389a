import { describe, expect, it } from "vitest";
import type { SourceView } from "@/lib/contract/window";
import { summaryOf } from "./summary-of";

const spark: SourceView = { name: "spark", status: "ok", lastSuccessAt: 900 };
const cloudwatch: SourceView = { name: "cloudwatch", status: "ok", lastSuccessAt: 400 };
const leases: SourceView = { name: "leases", status: "off", lastSuccessAt: null };
const late: SourceView = { name: "kinesis", status: "late", lastSuccessAt: 100, error: "Hangs." };

describe("summaryOf", () => {
  it("counts the sources that answer and gives the oldest answer among them", () =>
    expect(summaryOf([spark, cloudwatch, leases], false)).toEqual({
      bad: [],
      words: "2 sources OK",
      oldestAt: 400,
    }));
  it("names the sources in trouble, and leaves their age out", () =>
    expect(summaryOf([spark, late], false)).toEqual({
      bad: [late],
      words: "1 source OK",
      oldestAt: 900,
    }));
  it("does not count the history as a source, but names it when it is in trouble", () => {
    const history = { name: "history", status: "ok", lastSuccessAt: 100 } as const;
    expect(summaryOf([spark, history], false)).toMatchObject({
      words: "1 source OK",
      oldestAt: 900,
    });
    const failing = { ...history, status: "failing" } as const;
    expect(summaryOf([spark, failing], false).bad).toEqual([failing]);
  });
  it("has no age while one source has never answered", () =>
    expect(summaryOf([spark, { ...cloudwatch, lastSuccessAt: null }], false).oldestAt).toBeNull());
  it("uses the past tense when the page gets no answers", () =>
    expect(summaryOf([spark], true).words).toBe("1 source was OK"));
  it("counts nothing when no source answers", () =>
    expect(summaryOf([late, leases], false)).toEqual({ bad: [late], words: null, oldestAt: null }));
});
