import { createElement, type ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { ApiError } from "@/lib/client/answers/api-error";
import type { Severity } from "@/lib/domain/verdict";
import { pipelineSummary } from "../fixtures/pipeline-summary";
import {
  consumerCritical,
  healedByRestart,
  healthy,
  nothingYet,
  sparkLost,
} from "../fixtures/window-answer";
import type { PipelineSummary } from "../overview/worst-first";
import { KioskFoot } from "./frame/kiosk-foot";
import { PipelineScreen } from "./one-pipeline/pipeline-screen";
import { DataLossClock } from "./parts/data-loss-clock";
import { DelayNumber } from "./parts/delay-number";
import { KioskBanner } from "./parts/kiosk-banner";
import { WaitingScreen } from "./parts/waiting-screen";
import { OtherPipelines } from "./rotation/other-pipelines";

const NOW = healthy.now;
const markup = (element: ReactElement) => renderToStaticMarkup(element);
const text = (element: ReactElement) =>
  markup(element)
    .replaceAll(/<[^>]*>/g, " ")
    .replaceAll(/\s+/g, " ");

const gone = new ApiError(null, "The Narrows server cannot be reached.");
const refused = new ApiError(500, "The Narrows server answered 500.");

describe("the banner of an answer", () => {
  const of = (answer: typeof healthy, stale: boolean, error?: ApiError) =>
    createElement(KioskBanner, { answer, stale, answeredAt: NOW - 20_000, error });

  it("shows the verdict, its cause, the bottleneck and since when", () => {
    const words = text(of(consumerCritical, false));
    expect(words).toContain("Critical processing too slow bottleneck: the consumer (Spark) since");
    expect(words).toContain("batches take 14.2 s of a 10 s interval");
  });
  it("names no bottleneck when there is none", () =>
    expect(text(of(healthy, false))).not.toContain("bottleneck"));
  it("puts the silence first when the answer is stale, and the verdict into the past tense", () => {
    const words = text(of(healthy, true, gone));
    expect(words).toMatch(/Was: OK .* No answer for 20 s/);
    expect(words).toContain("The Narrows server cannot be reached. At");
    expect(words).toContain("it said: Keeping up");
  });
  it("is nowhere ok when the answer is stale", () =>
    expect(markup(of(healthy, true, gone))).not.toContain('data-severity="ok"'));
  it("distinguishes a bad answer from no answer", () =>
    expect(text(of(healthy, true, refused))).toContain("No good answer for 20 s"));
  it("gives its instant when that is not now", () => {
    const past = { ...healthy, window: { ...healthy.window, live: false } };
    expect(text(of(past, false))).toContain("the end of this window; not of now");
  });
  it("shows the worst of a past window first, and its end second", () => {
    const words = text(of(healedByRestart, false));
    expect(words).toMatch(/^ ?Critical processing too slow/);
    expect(words).toContain("14:02 to 14:30 (28 min)");
    expect(words).toContain("the worst of this window. At its end: no data; not of now.");
  });
});

describe("one pipeline on a screen", () => {
  const of = (answer: typeof healthy) =>
    createElement(PipelineScreen, { answer, stale: false, answeredAt: NOW, error: undefined });
  it("draws the gap", () => expect(markup(of(healthy))).toContain('data-chart="bytes"'));
  it("says that there are no data yet, and what to wait for", () => {
    expect(text(of(nothingYet))).toContain("No data yet.");
    expect(markup(of(nothingYet))).not.toContain("data-chart");
  });
  it("draws no provisional data", () =>
    expect(markup(of(healthy))).not.toMatch(/provisional[^>]*d="M[^"]*L/));
});

describe("the one number", () => {
  it("is the end-to-end delay, with the place where a record waits", () =>
    expect(text(createElement(DelayNumber, { ...healthy.verdict, isSecond: false }))).toContain(
      "End-to-end delay 10.8 s 5.9 s in the stream 4 ms in Spark's queue 4.9 s being processed".replace(
        "'",
        "&#x27;",
      ),
    ));
  it("says so when it is not known", () =>
    expect(text(createElement(DelayNumber, { ...nothingYet.verdict, isSecond: false }))).toContain(
      "not known",
    ));
});

describe("the one number beside an unknown verdict", () => {
  const of = (delayAsOf?: number) => {
    const numbers = { ...healthy.verdict.numbers, ...(delayAsOf && { delayAsOf }) };
    return text(createElement(DelayNumber, { severity: "unknown", numbers, isSecond: false }));
  };
  it("has its instant", () => expect(of(NOW - 180_000)).toContain("10.8 s as of 14:27"));
  it("is not known without an instant", () => expect(of()).toContain("End-to-end delay not known"));
});

describe("the foot", () => {
  const of = (props: Partial<Parameters<typeof KioskFoot>[0]>) =>
    text(
      createElement(KioskFoot, {
        sources: healthy.sources,
        writtenAt: NOW,
        answeredAt: NOW - 4_000,
        stale: false,
        words: [],
        ...props,
      }),
    );
  it("shows the age of the answer and of every configured source", () => {
    expect(of({})).toContain("Picture asked every 5 s, updated 4 s ago");
    expect(of({})).toContain("CloudWatch 31 s ago");
    expect(of({})).not.toContain("Lease table");
  });
  it("names what is in trouble, and why", () =>
    expect(of({ sources: sparkLost.sources })).toContain(
      "Spark driver failing : The driver at spark:4040 refuses the connection",
    ));
  it("uses the past tense when the answer is stale", () =>
    expect(of({ sources: sparkLost.sources, stale: true })).toContain("Spark driver was failing"));
  it("names a history that takes no writes, and does not mention a healthy one", () => {
    const history = { name: "history", lastSuccessAt: NOW - 1_000 } as const;
    const foot = (status: "ok" | "failing") =>
      of({ sources: [...healthy.sources, { ...history, status, error: "The disk is full." }] });
    expect(foot("failing")).toContain("History failing : The disk is full.");
    expect(foot("ok")).not.toContain("History");
  });
  it("says that there is no answer", () =>
    expect(of({ answeredAt: null, sources: [] })).toContain("No picture yet"));
});

describe("before the first answer", () => {
  it.each([
    ["it loads", undefined, "Loading …"],
    ["nobody answers", gone, "No answer for"],
    ["it is refused", refused, "No good answer for"],
  ])("%s", (_what, error, words) =>
    expect(text(createElement(WaitingScreen, { error, writtenAt: NOW }))).toContain(words),
  );
});

describe("the others", () => {
  const summary = (name: string, severity: Severity) => pipelineSummary(name, { severity });
  const of = (pipelines: readonly PipelineSummary[], stale = false) =>
    text(createElement(OtherPipelines, { pipelines, stale }));
  it("says that none is in trouble", () =>
    expect(of([summary("a", "ok"), summary("b", "info")])).toContain("no trouble in the other 2"));
  it("names three in trouble and counts the rest", () => {
    const many = ["a", "b", "c", "d", "e"].map((name) => summary(name, "critical"));
    expect(of(many)).toMatch(/a Critical .*c Critical 2 more in trouble/);
  });
  it("counts an unknown verdict as trouble", () =>
    expect(of([summary("a", "unknown")])).toContain("a Unknown"));
  it("uses the past tense for a stale answer", () =>
    expect(of([summary("a", "warning")], true)).toContain("Elsewhere it was:"));
  it("is empty when there are none", () => expect(of([])).toBe(""));
});

describe("the countdown to data loss", () => {
  const of = (timeToDataLossMs: number | null, also: "losing-data"[] = [], stale = false) => {
    const numbers = { ...healthy.verdict.numbers, timeToDataLossMs };
    const verdict = { ...healthy.verdict, at: NOW, also, numbers };
    return text(createElement(DataLossClock, { verdict, writtenAt: NOW, stale }));
  };
  it("counts down below six hours", () =>
    expect(of(5 * 3_600_000)).toContain("Data loss in 5:00:00"));
  it("is absent above", () => expect(of(7 * 3_600_000)).toBe(""));
  it("is absent without a deadline", () => expect(of(null)).toBe(""));
  it("says that the loss is due", () => expect(of(0)).toContain("Data loss is due"));
  it("says that data are being lost", () =>
    expect(of(0, ["losing-data"])).toContain("are being lost now"));
  it.each([
    ["a loss", 0, ["losing-data" as const], "Data were being lost"],
    ["a loss that was due", 0, [], "Data loss was due"],
    ["a deadline", 60_000, [], "if the delay went on growing so"],
  ])("uses the past tense for %s of a stale answer", (_what, ms, also, words) => {
    expect(of(ms, also, true)).toContain(words);
    expect(of(ms, also, true)).not.toMatch(/ (are|is|goes) /);
  });
});
