import type { Bottleneck, Cause, Evidence, Severity } from "@/lib/domain/verdict";
import type { Need, Since, Situation } from "@/lib/diagnosis/situation/situation";

/** What a rule looked at, in words and as a number. */
export type Looked = Omit<Evidence, "rule" | "state">;

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

export interface Rule {
  readonly cause: Cause;
  /** The side that is to blame when it holds. */
  readonly bottleneck: Bottleneck;
  /** Blind to this, the verdict may not say that all is well. */
  readonly matters: boolean;
  /** Its own conditions are long enough to be said at once. */
  readonly announcedAtOnce?: true;
  /** Its number is a wait: many times beyond its limit, no second look would find a hiccup. */
  readonly waits?: true;
  /** Less is taken than is put, as minutes tell it late: where more is taken by now, it is over. */
  readonly endsByCatchingUp?: true;
  /** Causes that may hold beside it because records wait, which it has explained already. */
  readonly explains?: readonly Cause[];
  /** Its advice is given only where nothing graver is said: beside a trouble it would contradict, or be noise. */
  readonly advisedAlone?: true;
  /** What must be known here and now; the first that is not makes the rule blind. */
  readonly needs: (situation: Situation) => readonly Need[];
  readonly check: (situation: Situation) => Holds | Clear;
}

/** What hangs or is gone lets everything behind it wait. */
export const WAITS: readonly Cause[] = [
  "processing-too-slow",
  "rate-cap",
  "backpressure",
  "slow-reading",
  "at-risk",
];

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
