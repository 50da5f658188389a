import { describe, expect, it } from "vitest";
import { DECISIVE_SERIES } from "@/lib/domain/decisive-series";
import { CAUSES } from "@/lib/domain/verdict";
import { chartOf } from "../series/chart-of";
import { GAP_CHARTS, OTHER_CHARTS } from "../series/chart-specs";
import { chartOrder } from "./chart-order";

const ids = (specs: readonly { readonly id: string }[]) => specs.map(({ id }) => id);

describe("chartOrder", () => {
  it.each(CAUSES)("shows every chart once for %s, and the gap first", (cause) => {
    const { first, others } = chartOrder(cause);
    const all = ids([...first, ...others]);
    expect(all[0]).toBe("bytes");
    expect(all.toSorted()).toEqual(ids([...GAP_CHARTS, ...OTHER_CHARTS]).toSorted());
  });

  it.each(CAUSES)("draws the clearest series of %s beside the gap, in another chart", (cause) => {
    const [, beside] = chartOrder(cause).first;
    expect(beside).toBe(chartOf(DECISIVE_SERIES[cause][0]));
    expect(beside?.id).not.toBe("bytes");
  });

  it("lets the other proving charts follow, then those that say nothing", () => {
    const { first, others } = chartOrder("processing-too-slow");
    expect(ids(first)).toEqual(["bytes", "processing"]);
    expect(ids(others).slice(0, 5)).toEqual([
      "delay",
      "scheduling",
      "queue",
      "utilisation",
      "records",
    ]);
  });
});
