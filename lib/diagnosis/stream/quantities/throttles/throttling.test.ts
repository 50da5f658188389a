import { describe, expect, it } from "vitest";
import { healthyPeriod, minutes, NOW, windowOf } from "@/lib/diagnosis/testing/window";
import { readThrottling, writeThrottling } from "./throttling";
import { situationAt } from "@/lib/diagnosis/kinds/kind-of";

/** The five settled minutes, oldest first: whether each refuses. */
function refusing(flags: readonly boolean[]) {
  return situationAt(
    windowOf({
      // Minutes 1 and 2 are not settled yet.
      periods: minutes(180, (ago) => ({
        ...healthyPeriod(),
        ...(flags[7 - ago] === true && { writeThrottled: 200, readThrottledCalls: 4 }),
      })),
    }),
    NOW,
  );
}

const [no, yes] = [false, true];

describe.each([
  ["writes", writeThrottling],
  ["reads", readThrottling],
] as const)("refused %s", (_, throttling) => {
  it.each([
    { name: "three of five, the newest among them", flags: [no, no, yes, yes, yes], want: true },
    {
      name: "three of five, the last but one among them",
      flags: [no, yes, yes, yes, no],
      want: true,
    },
    {
      name: "three of five, and none in the last two: over",
      flags: [yes, yes, yes, no, no],
      want: false,
    },
    { name: "two of five", flags: [no, no, no, yes, yes], want: false },
    { name: "every other minute", flags: [yes, no, yes, no, yes], want: true },
    { name: "none", flags: [no, no, no, no, no], want: false },
  ])("$name", ({ flags, want }) => expect(throttling(refusing(flags))?.sustained).toBe(want));

  it("are undefined without minutes", () =>
    expect(throttling(situationAt(windowOf({ periods: [] }), NOW))).toBeUndefined());
});
