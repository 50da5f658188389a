import type { PipelineSummary } from "../overview/worst-first";
import { roundOf, type RotationSettings } from "./round";
import type { Turn } from "./rotation";

/** Which of how many a round shows, `2 of 10 in trouble`; null where that tells nothing. */
export function placeWords(
  { stop, seen }: Turn,
  pipelines: readonly PipelineSummary[],
  settings: RotationSettings,
): string | null {
  const { pipelines: shown } = roundOf(pipelines, settings);
  // A calm one may end its turn after the round has become one of those in trouble.
  if (pipelines.length < 2 || !shown.some(({ id }) => id === stop)) return null;
  const count = `${shown.filter(({ id }) => seen.has(id)).length} of ${shown.length}`;
  return shown.length < pipelines.length ? `${count} in trouble` : count;
}
