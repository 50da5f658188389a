import type { Point, PublicSeries, PublicWindow } from "@/lib/contract/public-window";

type Lacks = (answer: PublicWindow) => string | undefined;

/** There are this many task slots over all executors. */
export const slotsAre =
  (total: number): Lacks =>
  ({ facts }) =>
    facts.slots?.total === total
      ? undefined
      : `${facts.slots?.total ?? "unknown"} slots, not ${total}`;

/** The settled minutes of a series, oldest first. */
export function settled({ points, stepMs }: PublicSeries, settledTo: number): readonly Point[] {
  return points.filter(([at]) => at + stepMs <= settledTo);
}

/** Records were put in each of the last three settled minutes, and none was read. */
export const nobodyReads: Lacks = ({ series, window }) => {
  const since = window.settledTo - 3 * 60_000;
  const young = (one: PublicSeries): readonly number[] =>
    settled(one, window.settledTo).flatMap(([at, value]) => (at >= since ? [value ?? 0] : []));
  if (young(series.getRecords).some((value) => value > 0)) return "the stream was read just now";
  const put = young(series.putRecords);
  return put.length > 0 && put.every((value) => value > 0) ? undefined : "nothing is put";
};
