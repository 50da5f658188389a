import { expect, it } from "vitest";
import type { SourceView } from "@/lib/contract/window";
import { silentSince } from "./silent-sources-notice";

const source = (status: SourceView["status"], lastSuccessAt: number | null): SourceView => ({
  name: "spark",
  status,
  lastSuccessAt,
});

it.each([
  ["all fail: the newest answer of any", [source("failing", 5), source("failing", 9)], 9],
  ["what is not configured does not count", [source("failing", 5), source("off", null)], 5],
  ["none ever answered", [source("failing", null)], null],
  [
    "the history is no source",
    [source("failing", 5), { ...source("ok", 9), name: "history" } as const],
    5,
  ],
  ["one is only late", [source("failing", 5), source("late", 9)], undefined],
  ["one is well", [source("failing", 5), source("ok", 9)], undefined],
  ["there are none", [], undefined],
])("%s", (_what, sources, since) => expect(silentSince(sources)).toBe(since));
