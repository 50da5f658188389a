import type { SourceName } from "@/lib/domain/source-state";
import {
  asClause,
  asSentence,
  inShort,
  problemAndRemedy,
} from "@/lib/domain/text/problem-and-remedy";
import { formatDuration } from "@/lib/format/quantity";
import { seen, type Situation } from "./situation";

/** Why a source gives no usable answer, in the words of its row on the page. */
export interface SourceTrouble {
  /** What happened and where, in full. */
  readonly problem: string;
  /** What to do about it, as an order; absent if the source names nothing. */
  readonly remedy: string | undefined;
  /** For how long, ms; undefined if the sentence itself says it. */
  readonly forMs: number | undefined;
}

/** The trouble of a source that is late or failing; undefined while it is well, or its state is unknown. */
export function sourceTrouble(situation: Situation, source: SourceName): SourceTrouble | undefined {
  const state = seen(situation, `source-${source}`);
  if (state?.error === undefined || (state.status !== "late" && state.status !== "failing"))
    return undefined;
  const { problem, remedy } = problemAndRemedy(state.error);
  // If the answer itself is the trouble (nothing is published for the stream), its own words hold the time.
  const since = state.fault === undefined ? undefined : state.since;
  return { problem, remedy, forMs: since === undefined ? undefined : situation.at - since };
}

/** For use within a sentence: `AWS denies GetMetricData in eu-west-1, for 5 min now`. */
export function troubleClause({ problem, forMs }: SourceTrouble): string {
  return `${asClause(inShort(problem))}${lasted(forMs)}`;
}

/** The same with its remedy: `…. Allow cloudwatch:GetMetricData to …`, without the last full stop. */
export function troubleAndRemedy(trouble: SourceTrouble): string {
  const { remedy } = trouble;
  return `${troubleClause(trouble)}${remedy === undefined ? "" : `. ${asSentence(remedy)}`}`;
}

const SECOND_MS = 1_000;

function lasted(forMs: number | undefined): string {
  return forMs === undefined || forMs < SECOND_MS ? "" : `, for ${formatDuration(forMs)} now`;
}

/** A source's own reason for reporting nothing, with its remedy; undefined while it gives none. */
export function inItsWords(situation: Situation, source: SourceName): string | undefined {
  const trouble = sourceTrouble(situation, source);
  return trouble && troubleAndRemedy(trouble);
}
