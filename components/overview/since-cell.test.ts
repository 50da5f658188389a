import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import type { Verdict } from "@/lib/domain/verdict";
import { pipelineSummary } from "../fixtures/pipeline-summary";
import { SinceCell } from "./since-cell";

const MINUTE_MS = 60_000;
const AT = Date.UTC(2026, 10, 23, 14, 30);

it.each<[Partial<Verdict>, string]>([
  [{ since: null }, ""],
  [{ since: AT - 28.5 * MINUTE_MS }, "14:01 28 min"],
  [{ since: AT - 0.9 * MINUTE_MS }, "14:29"],
  // Nobody knows for how long.
  [{ since: AT - 28 * MINUTE_MS, sinceIsAtLeast: true }, "before 14:02"],
])("of a verdict with %j it is '%s'", (changes, words) => {
  const { verdict } = pipelineSummary("orders", { at: AT, sinceIsAtLeast: false, ...changes });
  const markup = renderToStaticMarkup(createElement(SinceCell, { verdict }));
  expect(
    markup
      .replaceAll(/<[^>]*>/g, " ")
      .replaceAll(/ +/g, " ")
      .trim(),
  ).toBe(words);
});
