import type { Bottleneck, Cause, Evidence, Severity } from "@/lib/domain/verdict";
import type { Need, Since, Situation } from "@/lib/diagnosis/situation/situation";

/** What a rule looked at, in words and as a number. */
export type RuleEvidence = Omit<Evidence, "rule" | "state">;

export interface Firing {
  readonly state: "holds";
  readonly severity: Severity;
  /** When this state began, not when it was noticed. */
  readonly since: Since | undefined;
  /** One sentence a tired person understands, with the one number that matters. */
  readonly headline: string;
  /** The same as a clause of some 40 characters, of rules that blame a side: for both at once. */
  readonly brief?: string;
  readonly looked: RuleEvidence;
}

export interface Clear {
  readonly state: "clear";
  readonly looked: RuleEvidence;
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
  /** It hangs or is gone, or works off what waited: everything behind it waits, and is explained by it. */
  readonly letsWait?: true;
  /** It may hold only because records wait: where something lets them wait, it is the same trouble again. */
  readonly isOfWaiting?: true;
  /** Further causes that it explains where they hold beside it. */
  readonly explains?: readonly Cause[];
  /** Its advice is given only where nothing graver is said: beside a trouble it would contradict, or be noise. */
  readonly advisedAlone?: true;
  /** What must be known here and now; the first that is not makes the rule blind. */
  readonly needs: (situation: Situation) => readonly Need[];
  readonly check: (situation: Situation) => Firing | Clear;
}

export function firing(severity: Severity, said: Omit<Firing, "state" | "severity">): Firing {
  return { state: "holds", severity, ...said };
}

export function clear(looked: RuleEvidence): Clear {
  return { state: "clear", looked };
}

/** Words without a number of their own. */
export function words({ at, settledTo }: Situation, text: string): RuleEvidence {
  return { text, value: null, unit: null, limit: null, from: settledTo, to: at };
}
