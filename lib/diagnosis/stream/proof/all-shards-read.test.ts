import { describe, expect, it } from "vitest";
import {
  SETTINGS,
  type Given,
  healthyPeriod,
  minutes,
  NOW,
  windowOf,
} from "@/lib/diagnosis/testing/window";
import { allShardsRead } from "./all-shards-read";
import { situationAt } from "@/lib/diagnosis/kinds/kind-of";

/** The part of the puts that is read, by minutes ago, for 180 minutes. */
const got = (part: (ago: number) => number): Given => ({
  periods: minutes(180, (ago) => ({
    ...healthyPeriod(),
    getRecords: 1000 * part(ago),
    getBytes: 500_000 * part(ago),
  })),
  facts: { settings: { ...SETTINGS, maxRate: 5_000 } },
});

const stateOf = (given: Given) => allShardsRead(situationAt(windowOf(given), NOW));

describe("all shards are read, without a known lease", () => {
  it("is refuted if half was left for an hour, even if the last minutes held a lump", () => {
    const claim = stateOf(got((ago) => (ago > 6 ? 0.5 : 1)));
    expect(claim.state).toBe("refuted");
    expect(claim.looked.text).toMatch(/^Over an hour 5\d % of what was put was read\.$/);
  });

  it.each([
    { name: "reads equal puts", part: () => 1 },
    { name: "a twentieth is left, which may be rounding", part: () => 0.95 },
    {
      name: "an outage left a part, and most minutes none",
      part: (ago: number) => (ago > 20 && ago < 40 ? 0 : 1),
    },
    {
      name: "reads come in lumps, and nothing is left",
      part: (ago: number) => (ago % 4 === 0 ? 4 : 0),
    },
  ])("is not refuted by an hour in which $name", ({ part }) =>
    expect(stateOf(got(part)).looked.text).not.toMatch(/Over an hour/),
  );
});
