import type { Client } from "../query/client";
import type { WindowQuery } from "../query/window-query";
import type { Covered } from "../view/coverage-view";

/**
 * What the history has of a window. What it lacks is queued for back-fill, unless another site's
 * page asks.
 */
export async function cover(
  { context, observed, range }: WindowQuery,
  { isForeign }: Client,
  now: number,
): Promise<Covered> {
  if (!isForeign) await observed.want(range, now);
  const fills = await context.history.fills(observed.pipeline.id, range);
  return { fills, filling: observed.filling(range) };
}
