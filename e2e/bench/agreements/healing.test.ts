import { describe, expect, it } from "vitest";
import { completeScenario } from "@/lib/demo/simulation/scenario";
import type { Trouble } from "@/lib/demo/simulation/troubles";
import {
  AT,
  MINUTE_MS,
  momentOf,
  RECOVERING,
  SLOW,
} from "@/lib/incidents/agreements/testing/moment-of";
import type { Moment } from "@/lib/incidents/agreements/moment";
import type { Verdict } from "@/lib/domain/verdict";
import type { Life } from "../stability/replay";
import { brokenHealing } from "./healing";

/** A trouble of ten minutes that ends at `AT`. */
function life(trouble: Trouble): Life {
  const second = AT / 1000;
  return {
    name: "made",
    scenario: completeScenario({ id: "made" }),
    switches: [
      { second: second - 600, trouble, on: true },
      { second, trouble, on: false },
    ],
    from: second - 900,
    to: second + 3600,
  };
}

/** The moment this many minutes after the trouble was mended. */
const said = (minute: number, verdict: Partial<Verdict> = {}): Moment =>
  momentOf({ verdict: { ...verdict, at: AT + minute * MINUTE_MS } });
const names = (trouble: Trouble, moments: readonly Moment[]) =>
  brokenHealing(life(trouble), moments).map(({ agreement, minute }) => [agreement, minute]);
const STUCK = { ...SLOW, cause: "stuck-batch" } as const;

describe("a trouble that was mended", () => {
  it("raises no new alarm", () => {
    expect(names("stuck", [said(-1, STUCK), said(2, SLOW)])).toEqual([
      ["healing-raises-no-alarm", 2],
    ]);
    expect(names("stuck", [said(-1, STUCK), said(2, STUCK), said(3, RECOVERING)])).toEqual([]);
  });

  it("ends within three minutes of the batches that show it", () => {
    expect(names("slow", [said(-1, SLOW), said(3, SLOW)])).toEqual([]);
    expect(names("slow", [said(-1, SLOW), said(4, SLOW)])).toEqual([["healing-is-seen", 4]]);
  });

  it("ends three minutes after the publication of the minutes that show it", () => {
    expect(names("write-limit", [said(-1, SLOW), said(7, SLOW)])).toEqual([]);
    expect(names("write-limit", [said(-1, SLOW), said(8, SLOW)])).toEqual([["healing-is-seen", 8]]);
  });

  it("ends after at most ten minutes more than the trouble lasted", () => {
    expect(names("stuck", [said(-1, STUCK), said(20, RECOVERING), said(21)])).toEqual([]);
    expect(names("stuck", [said(-1, STUCK), said(21, RECOVERING)])).toEqual([["healing-ends", 21]]);
  });

  it("is not checked when the trouble was never mended", () => {
    const [on] = life("stuck").switches;
    expect(brokenHealing({ ...life("stuck"), switches: [on] }, [said(9, STUCK)])).toEqual([]);
  });
});
