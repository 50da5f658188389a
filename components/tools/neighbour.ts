import { fetchAnswer } from "@/lib/client/answers/fetch-answer";
import type { PipelinesAnswer } from "@/lib/contract/pipelines";
import { PIPELINES_URL } from "@/lib/contract/urls";
import { shownPipelines } from "../overview/shown-pipelines";
import { worstFirst } from "../overview/worst-first";
import { NO_FILTER } from "../view/list-filter";
import type { View } from "../view/view-params";

/** One down or one up in the overview's list. */
export type Step = 1 | -1;

export type Neighbour =
  | { readonly id: string }
  /** There is none: why, in words. */
  | { readonly none: string };

/**
 * The pipeline below or above another one in the list that the overview shows now.
 *
 * @throws ApiError when the list cannot be read
 */
export async function readNeighbour(
  id: string,
  step: Step,
  { list = NO_FILTER }: Pick<View, "list">,
): Promise<Neighbour> {
  const { body } = await fetchAnswer<PipelinesAnswer>(PIPELINES_URL);
  const shown = shownPipelines(worstFirst(body.pipelines), list);
  return neighbourOf(
    shown.map((pipeline) => pipeline.id),
    id,
    step,
  );
}

/**
 * The next id in a list. One that is not in the list, because it no longer fits the filter, has the
 * first and the last as its neighbours.
 */
export function neighbourOf(ids: readonly string[], id: string, step: Step): Neighbour {
  const at = ids.indexOf(id);
  const next = at < 0 ? ids.at(step > 0 ? 0 : -1) : ids[at + step];
  if (next !== undefined) return { id: next };
  if (ids.length < 2) return { none: "The list has no other pipeline." };
  return { none: step > 0 ? "This is the last of the list." : "This is the first of the list." };
}
