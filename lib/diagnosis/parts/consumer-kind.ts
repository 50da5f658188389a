import type { Change } from "@/lib/domain/change";
import type { Clearing } from "@/lib/domain/clearing";
import type {
  Advice,
  Cause,
  Evidence,
  RecoveryProgress,
  VerdictNumbers,
} from "@/lib/domain/verdict";
import type { Consumption, Since, Situation } from "@/lib/diagnosis/situation/situation";
import type { Advisers } from "./adviser";
import type { Claim } from "./claim";
import type { Endings } from "./ending";
import type { Firing, Rule } from "./rule";

/**
 * All that the diagnosis knows of one kind of consumer. `diagnose`, `conclude`, the fold, the clearing
 * and the advice are made of it, and know no kind themselves. `kinds/` composes one for each kind, of
 * what is true of any reader of a stream and of what is true of this kind alone.
 */
export interface ConsumerKind {
  /** What the stream's part asks of this kind. */
  readonly consumption: Consumption;
  /** Every rule, in the order in which they are tried. */
  readonly rules: readonly Rule[];
  /** What must be shown before all may be called well, in the order in which the doubts are said. */
  readonly claims: readonly ((situation: Situation) => Claim)[];
  /** What must be answered before all may be called well, besides: in words while it is open. */
  readonly openQuestions: readonly ((situation: Situation) => string | undefined)[];
  /**
   * What is said when no rule holds and all is proven.
   *
   * @param without what the proof stands without, in words
   */
  readonly keepingUp: (situation: Situation, without: readonly string[]) => Firing;
  /** Whether a cause on the shards' side is grave enough to stand beside one of the consumer's. */
  readonly countsBesideConsumer: (situation: Situation, shards: Rule) => boolean;
  /** What ends each cause. */
  readonly endings: Endings;
  /** Why nothing is worked off now, in words; undefined while something is. */
  readonly standstill: (situation: Situation) => string | undefined;
  readonly backlogLeft: (situation: Situation) => Clearing["backlog"];
  readonly advisers: Advisers;
  /** How much time there is until unread records expire, and how to have more of it. */
  readonly dataLossAdvice: (
    situation: Situation,
    of: { readonly cause: Cause; readonly since: Since | undefined },
  ) => readonly Advice[];
  /** Records expire before they are read. */
  readonly isLosingData: (situation: Situation) => boolean;
  readonly numbers: (situation: Situation) => VerdictNumbers;
  /** How far a recovery has come; undefined where there is none, or none of a backlog. */
  readonly recoveryProgress: (situation: Situation) => RecoveryProgress | undefined;
  /** Everything that was seen to change by then, in order of time. */
  readonly changes: (situation: Situation) => readonly Change[];
  /** What is looked at beside the rules and belongs to no single one. */
  readonly sideEvidence: readonly ((situation: Situation) => Evidence)[];
}
