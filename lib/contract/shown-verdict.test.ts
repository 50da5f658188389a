import { expect, it } from "vitest";
import type { Verdict } from "@/lib/domain/verdict";
import { onsetOf, shownVerdict } from "./shown-verdict";

// shownVerdict reads only these fields.
const verdict = (at: number, since: number | null) => ({ at, since }) as Verdict;

it("leads with the verdict of the end, with its duration up to then", () => {
  const end = verdict(90, 30);
  expect(shownVerdict({ verdict: end })).toEqual({ verdict: end, since: 30, until: 90, end: null });
  expect(shownVerdict({ verdict: verdict(90, null) })).toMatchObject({ since: null, until: 90 });
});

it("leads with the worst if there is one, as in the timeline, and keeps the end", () => {
  const [end, worst] = [verdict(90, null), verdict(79, 31)];
  expect(shownVerdict({ verdict: end, worst: { from: 30, to: 80, verdict: worst } })).toEqual({
    verdict: worst,
    since: 30,
    until: 80,
    end,
  });
});

it.each([
  ["warning", 30, { since: 30, until: 90 }],
  ["critical", 30, { since: 30, until: 90 }],
  ["critical", null, undefined],
  ["ok", 30, undefined],
  ["info", 30, undefined],
  ["unknown", 30, undefined],
] as const)("the beginning of a verdict that is %s since %s", (severity, since, onset) => {
  const shown = shownVerdict({ verdict: { ...verdict(90, since), severity } });
  expect(onsetOf(shown)).toEqual(onset);
});

it("knows a beginning that is only the latest possible", () => {
  const shown = { ...verdict(90, 30), severity: "critical", sinceIsAtLeast: true } as const;
  expect(onsetOf(shownVerdict({ verdict: shown }))).toMatchObject({ sinceIsAtLeast: true });
});
