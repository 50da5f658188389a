import { describe, expect, it } from "vitest";
import type { WindowAnswer } from "@/lib/contract/window";
import { healthy, NOW } from "../../fixtures/window-answer";
import { legendWords } from "../labels/legend-words";
import { type ChartSpec, GAP_CHARTS, OTHER_CHARTS } from "./chart-specs";
import { drawUp } from "./drawing";

const MINUTE = 60_000;

const spec = (id: string): ChartSpec => {
  const found = [...GAP_CHARTS, ...OTHER_CHARTS].find((each) => each.id === id);
  if (!found) throw new Error(`There is no chart ${id}.`);
  return found;
};

/** An hour up to now, with CloudWatch's minutes up to so long before. */
function answer(missingMs: number, over: Partial<WindowAnswer["window"]> = {}): WindowAnswer {
  return { ...healthy, window: { ...healthy.window, countedTo: NOW - missingMs, ...over } };
}

const drawn = (window: WindowAnswer, id = "bytes") => drawUp(spec(id), window);

describe("put and get that end before the present", () => {
  it.each([
    ["less than a minute, as between two minutes", MINUTE - 1, false],
    ["a minute", MINUTE, true],
    ["five minutes", 5 * MINUTE, true],
    ["more, because CloudWatch is silent", 5 * MINUTE + 1, false],
  ])("by %s", (_name, missing, wanted) => expect(drawn(answer(missing)).saysCounting).toBe(wanted));
  it("say nothing in a past window", () =>
    expect(drawn(answer(2 * MINUTE, { live: false })).countingFrom).toBeNull());
  it("say nothing where a minute is too narrow to be seen", () => {
    const window = (hours: number) => answer(2 * MINUTE, { from: NOW - hours * 60 * MINUTE });
    expect(drawn(window(3)).saysCounting).toBe(true);
    expect(drawn(window(3.1)).saysCounting).toBe(false);
  });
  it("are the only ones that say it", () =>
    expect(drawn(answer(2 * MINUTE), "age").saysCounting).toBe(false));
  it("are not those of Spark", () =>
    expect(drawn(answer(2 * MINUTE), "processing").countingFrom).toBeNull());
});

describe("the crosshair at a minute that is still counted", () => {
  // The fixture's newest minute is the one that ends 20 s before now.
  const at = NOW - 20_000;
  const words = (what: string, when: number, window = answer(MINUTE)) =>
    legendWords(drawn(window), { what, at: when });
  it("says so", () => {
    expect(words("putBytes", at)).toBe("counting");
    expect(words("gap", at)).toBe("still being counted");
  });
  it("shows what is there", () => expect(words("putBytes", at - MINUTE)).toMatch(/MiB\/s$/));
  it("calls a gap before it a gap", () => {
    const { series } = healthy;
    const putBytes = { ...series.putBytes, values: series.putBytes.values.map(() => null) };
    const gap = { ...answer(MINUTE), series: { ...series, putBytes } };
    expect(words("putBytes", at - 3 * MINUTE, gap)).toBe("no data");
  });
  it("calls it a gap while CloudWatch is silent", () =>
    expect(words("putBytes", at, answer(6 * MINUTE))).toBe("no data"));
});
