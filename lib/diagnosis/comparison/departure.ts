import type { StretchStats } from "@/lib/domain/comparison";
import type { Datapoint } from "./measured-stretch";

/** Beyond this many spreads a value is no noise (Hampel 1974: the three-sigma rule, made robust). */
const BAND = 3;

/** So many in a row outside: a lone one is a spike, and no change. */
const SUSTAINED = 3;

/**
 * The first datapoint from which on a series stays outside the band of before, on the side to which
 * it changed, for at least three datapoints in a row; a gap between them neither counts nor ends the
 * run. Undefined when it never does.
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
