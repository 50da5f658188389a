import { minuteOf } from "./metric-period";
import type { Verdict } from "./verdict";

/**
 * The state of a verdict, without its numbers. When one of these fields differs, the verdict has
 * changed.
 */
export type VerdictState = Pick<Verdict, "bottleneck" | "severity" | "cause">;

/** A change of the verdict, as it is in the log. */
export interface LoggedChange {
  /**
   * Made of the pipeline, the evaluated minute and the cause, so that the same change has the same
   * identity, whoever writes it and however often.
   */
  readonly id: string;
  readonly pipeline: string;
  /** The start of the new state, epoch ms. */
  readonly at: number;
  /** Null: there was no verdict before. */
  readonly from: VerdictState | null;
  /**
   * With the headline of that time. Null: there is no verdict from then on, because Narrows was not
   * running.
   */
  readonly to: (VerdictState & Pick<Verdict, "since" | "headline">) | null;
}

/** The change with everything needed for a notification. */
export interface VerdictChange extends LoggedChange {
  /**
   * Null when `to` is null, or when an earlier version wrote the change: it stored no whole
   * verdicts.
   */
  readonly verdict: Verdict | null;
}

/** The change to a verdict. */
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

/** The change to no verdict: Narrows was not running from an instant on, epoch ms. */
export function changeToSilence(
  at: number,
  pipeline: string,
  from: VerdictState | null,
): VerdictChange {
  const id = changeId(pipeline, at, "not-running");
  return { id, pipeline, at, from: from && stateOf(from), to: null, verdict: null };
}

/** Whether two states are equal. No verdict never equals a verdict. */
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
