import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { ApiError } from "@/lib/client/answers/api-error";
import { healthy, nothingYet } from "../fixtures/window-answer";
import { StaleNotice } from "../freshness/stale-notice";
import { EmptyState } from "./empty-state";
import { ErrorState } from "./error-state";
import { hasData } from "./has-data";
import { LoadingState } from "./loading-state";

const error = new ApiError(null, "The Narrows server cannot be reached.");
const text = (markup: string) => markup.replaceAll(/<[^>]*>/g, " ").replaceAll(/\s+/g, " ");

const filling = { from: 0, to: 60_000, metrics: 11 } as const;

describe("the four states without a good answer", () => {
  it.each([
    [
      "loading names what it loads",
      createElement(LoadingState, { what: "orders" }),
      "Loading orders…",
    ],
    ["an error says what happened", createElement(ErrorState, { error }), error.message],
    [
      "an error says that it is retried",
      createElement(ErrorState, { error }),
      "every 5 s and recovers by itself",
    ],
    [
      "empty says what to wait for",
      createElement(EmptyState, { live: true, filling: null }),
      "No data yet.",
    ],
    [
      "empty in the past says what to do",
      createElement(EmptyState, { live: false, filling: null }),
      "Choose a later window.",
    ],
    [
      "empty, but being fetched, says so",
      createElement(EmptyState, { live: false, filling: { ...filling, state: "asking" } }),
      "it is being fetched",
    ],
    [
      "empty after a failed fetch points to the reason",
      createElement(EmptyState, { live: false, filling: { ...filling, state: "failed" } }),
      "why it could not be fetched",
    ],
    ["stale says why", createElement(StaleNotice, { answeredAt: 0, error }), error.message],
    [
      "stale shows its instant",
      createElement(StaleNotice, { answeredAt: 0, error }),
      "It shows 00:00:00",
    ],
    [
      "stale without an error says so",
      createElement(StaleNotice, { answeredAt: 0, error: undefined }),
      "has not answered",
    ],
  ])("%s", (_what, element, words) => expect(text(renderToStaticMarkup(element))).toContain(words));
});

describe("hasData", () => {
  it("counts a zero as a datapoint", () => {
    const series = { ...nothingYet.series, queuedBatches: healthy.series.queuedBatches };
    expect(hasData({ series })).toBe(true);
  });
  it("does not count gaps as data", () => expect(hasData(nothingYet)).toBe(false));
});
