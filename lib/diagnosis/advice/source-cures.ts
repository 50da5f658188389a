import type { SourceName } from "@/lib/domain/source-state";
import type { Advice } from "@/lib/domain/verdict";
import { asSentence } from "@/lib/domain/text/what-and-cure";
import { formatDuration } from "@/lib/format/quantity";
import { sourceTrouble } from "../quantities/source-trouble";
import type { Situation } from "../situation";

/** What the upstreams themselves said is to be done, one advice for each that gives no usable answer. */
export function sourceCures(
  situation: Situation,
  sources: readonly SourceName[],
): readonly Advice[] {
  return sources.flatMap((source) => {
    const { what, cure, forMs } = sourceTrouble(situation, source) ?? {};
    if (what === undefined || cure === undefined) return [];
    const lasted = forMs === undefined ? "" : `, for ${formatDuration(forMs)} now`;
    return [{ text: `${asSentence(cure)}.`, because: `${what}${lasted}.` }];
  });
}
