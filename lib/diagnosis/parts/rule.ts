import type { Bottleneck, Cause, Evidence, Severity } from "@/lib/domain/verdict";
import type { Need, Since, Situation } from "@/lib/diagnosis/situation/situation";

/** What a rule looked at, in words and as a number. */
export type RuleEvidence = Omit<Evidence, "rule" | "state">;

export interface Firing {
  readonly state: "holds";
  readonly severity: Severity;
  /** When this state began, not when it was noticed. */
  readonly since: Since | undefined;
  /** One sentence that a tired person understands, with the one number that matters. */
  readonly headline: string;
  /**
   * The same as a clause of about 40 characters, for rules that blame a side. Used where both sides are
   * shown.
   */
  readonly brief?: string;
  readonly looked: RuleEvidence;
}

export interface Clear {
  readonly state: "clear";
  readonly looked: RuleEvidence;
}

export interface Rule {
  readonly cause: Cause;
  /** The side at fault if the rule holds. */
  readonly bottleneck: Bottleneck;
  /** False: it says nothing about such a pipeline, and has no row in the evidence. */
  readonly applies?: (situation: Situation) => boolean;
  /** While this rule is blind, the verdict may not be healthy. */
  readonly matters: boolean;
  /** Its own conditions last long enough to be shown at once. */
  readonly announcedAtOnce?: true;
  /** Its number is a wait. If that is many times beyond its limit, no second evaluation is needed. */
  readonly waits?: true;
  /** Less is taken than is put, as shown by minutes that come late. It is over once more is taken. */
  readonly endsByCatchingUp?: true;
  /**
   * Something hangs, is gone, or works off a backlog. Everything behind it waits and is explained by it.
   */
  readonly letsWait?: true;
  /** It may hold only because records wait. It is the same trouble if another rule explains that wait. */
  readonly isOfWaiting?: true;
  /** No calm verdict of another rule is shown while it holds. */
  readonly excludesCalm?: true;
  /** Further causes that it explains if they hold beside it. */
  readonly explains?: readonly Cause[];
  /**
   * Its advice is given only if nothing more severe is shown. Otherwise it would contradict that, or be
   * noise.
   */
  readonly advisedAlone?: true;
  /** What must be known at the instant. The first need that is not met makes the rule blind. */
  readonly needs: (situation: Situation) => readonly Need[];
  readonly check: (situation: Situation) => Firing | Clear;
}

export function firing(severity: Severity, what: Omit<Firing, "state" | "severity">): Firing {
  return { state: "holds", severity, ...what };
}

export function clear(looked: RuleEvidence): Clear {
  return { state: "clear", looked };
}

/** Words without a number. */
export function words({ at, settledTo }: Situation, text: string): RuleEvidence {
  return { text, value: null, unit: null, limit: null, from: settledTo, to: at };
}
