import type { Bottleneck, Cause, Evidence, Severity } from "@/lib/domain/verdict";
import type { Situation } from "@/lib/diagnosis/situation/situation";

/** What a rule looked at, in words and as a number. */
export type Looked = Omit<Evidence, "rule" | "state">;

export interface Since {
  readonly at: number;
  /** It began then or before: the data do not reach further back. */
  readonly atLeast: boolean;
}

export interface Holds {
  readonly state: "holds";
  readonly severity: Severity;
  /** When this state began, not when it was noticed. */
  readonly since: Since | undefined;
  /** One sentence a tired person understands, with the one number that matters. */
  readonly headline: string;
  /** The same as a clause of some 40 characters, of rules that blame a side: for both at once. */
  readonly brief?: string;
  readonly looked: Looked;
}

export interface Clear {
  readonly state: "clear";
  readonly looked: Looked;
}

/** Something that must be known before a rule may be judged. */
export interface Need {
  readonly met: (situation: Situation) => boolean;
  /** What is missing, in words, when it is not met. */
  readonly missing: (situation: Situation) => string;
}

export interface Rule {
  readonly cause: Cause;
  /** The side that is to blame when it holds. */
  readonly bottleneck: Bottleneck;
  /** Blind to this, the verdict may not say that all is well. */
  readonly matters: boolean;
  /** What must be known here and now; the first that is not makes the rule blind. */
  readonly needs: (situation: Situation) => readonly Need[];
  readonly check: (situation: Situation) => Holds | Clear;
}

export function holds(severity: Severity, said: Omit<Holds, "state" | "severity">): Holds {
  return { state: "holds", severity, ...said };
}

export function clear(looked: Looked): Clear {
  return { state: "clear", looked };
}

/** Words without a number of their own. */
export function words({ at, settledTo }: Situation, text: string): Looked {
  return { text, value: null, unit: null, limit: null, from: settledTo, to: at };
}
