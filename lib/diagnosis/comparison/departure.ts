import type { StretchStats } from "@/lib/domain/comparison";
import type { Datapoint } from "./measured-stretch";

/** A value beyond this many spreads is not noise (Hampel 1974: the three-sigma rule, made robust). */
export const BAND = 3;

/** This many in a row must lie outside. A single one is a spike. */
export const SUSTAINED = 3;

/**
 * The first datapoint of the lasting departure: at least three datapoints in a row outside the earlier
 * band, on the side of the change. A gap neither counts nor ends the run. Undefined if there is none.
 *
 * @param spread as measured by, in the series' unit
 */
export function departureFrom(
  { median }: Pick<StretchStats, "median">,
  {
    spread,
    direction,
    during,
  }: {
    readonly spread: number;
    readonly direction: "rose" | "fell";
    readonly during: readonly Datapoint[];
  },
): { readonly at: number; readonly atOrBefore: boolean } | undefined {
  const sign = direction === "rose" ? 1 : -1;
  const isOutside = ({ value }: Datapoint) => sign * (value - median) > BAND * spread;
  const first = during.findIndex((_, i) => {
    const run = during.slice(i, i + SUSTAINED);
    return run.length === SUSTAINED && run.every(isOutside);
  });
  const left = during[first];
  return left && { at: left.at, atOrBefore: first === 0 };
}
