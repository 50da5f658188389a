import { expect, it } from "vitest";
import type { Verdict } from "@/lib/domain/verdict";
import { shownVerdict } from "./shown-verdict";

// Only these fields are looked at.
const verdict = (at: number, since: number | null) => ({ at, since }) as Verdict;

it("leads with the verdict of the end, as long as it has lasted by then", () => {
  const end = verdict(90, 30);
  expect(shownVerdict({ verdict: end })).toEqual({ verdict: end, since: 30, until: 90, end: null });
  expect(shownVerdict({ verdict: verdict(90, null) })).toMatchObject({ since: null, until: 90 });
});

it("leads with the worst where there is one, as the timeline has it, and keeps the end", () => {
  const [end, worst] = [verdict(90, null), verdict(79, 31)];
  expect(shownVerdict({ verdict: end, worst: { from: 30, to: 80, verdict: worst } })).toEqual({
    verdict: worst,
    since: 30,
    until: 80,
    end,
  });
});
