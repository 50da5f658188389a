import { minuteOf } from "./metric-period";
import type { Verdict } from "./verdict";

/** What a verdict says apart from its numbers: when one of these differs, the verdict has changed. */
export type VerdictState = Pick<Verdict, "bottleneck" | "severity" | "cause">;

/** A change of the verdict as its log has it. */
export interface LoggedChange {
  /**
   * Made of the pipeline, the evaluated minute and the cause, so that the same change has the same
   * identity whoever writes it, and however often.
   */
  readonly id: string;
  readonly pipeline: string;
  /** Since when the new state is said, epoch ms. */
  readonly at: number;
  /** Null: nothing was said before. */
  readonly from: VerdictState | null;
  /** In the words of then. Null: nothing is said from then on, because Narrows was not running. */
  readonly to: (VerdictState & Pick<Verdict, "since" | "headline">) | null;
}

/** The same with all that is needed to tell somebody of it. */
export interface VerdictChange extends LoggedChange {
  /** Null: `to` is, or an earlier version wrote the change, which kept no whole verdicts. */
  readonly verdict: Verdict | null;
}

/** The change to what a verdict says. */
export function changeTo(
  verdict: Verdict,
  pipeline: string,
  from: VerdictState | null,
): VerdictChange {
  const { at, bottleneck, severity, cause, since, headline } = verdict;
  return {
    id: changeId(pipeline, at, cause),
    pipeline,
    at,
    from: from && stateOf(from),
    to: { bottleneck, severity, cause, since, headline },
    verdict,
  };
}

/** The change to nothing at all: Narrows was not running from an instant on, epoch ms. */
export function changeToSilence(
  at: number,
  pipeline: string,
  from: VerdictState | null,
): VerdictChange {
  const id = changeId(pipeline, at, "not-running");
  return { id, pipeline, at, from: from && stateOf(from), to: null, verdict: null };
}

/** Whether two say the same; nothing at all is never the same as a verdict. */
export function isSameState(one: VerdictState | null, other: VerdictState | null): boolean {
  if (one === null || other === null) return one === other;
  return (
    one.bottleneck === other.bottleneck &&
    one.severity === other.severity &&
    one.cause === other.cause
  );
}

function changeId(pipeline: string, at: number, what: string): string {
  const minute = new Date(minuteOf(at)).toISOString();
  return `${pipeline}/${minute}/${what}`;
}

function stateOf({ bottleneck, severity, cause }: VerdictState): VerdictState {
  return { bottleneck, severity, cause };
}
