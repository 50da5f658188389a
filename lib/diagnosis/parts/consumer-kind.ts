import type { Change } from "@/lib/domain/change";
import type { Clearing } from "@/lib/domain/clearing";
import type {
  Advice,
  Cause,
  Evidence,
  NotKnown,
  RecoveryProgress,
  VerdictNumbers,
} from "@/lib/domain/verdict";
import type { Consumption, Since, Situation } from "@/lib/diagnosis/situation/situation";
import type { Advisers } from "./adviser";
import type { Claim } from "./claim";
import type { Endings } from "./ending";
import type { Firing, Rule } from "./rule";

/**
 * All that the diagnosis knows of one kind of consumer. `diagnose`, `conclude`, the hysteresis, the clearing and
 * the advice use it, and know no kind themselves. `kinds/` composes one for each kind, from what is true of
 * any reader of a stream and what is true of this kind alone.
 */
export interface ConsumerKind {
  /** What `stream/` asks of this kind. */
  readonly consumption: Consumption;
  /** Every rule, in the order of trial. */
  readonly rules: readonly Rule[];
  /** What must be proven before a healthy verdict, in the order in which doubts are shown. */
  readonly claims: readonly ((situation: Situation) => Claim)[];
  /** Further questions that must be answered before a healthy verdict: in words while open. */
  readonly openQuestions: readonly ((situation: Situation) => string | undefined)[];
  /**
   * The verdict if no rule holds and all is proven.
   *
   * @param without what could not be proven, in words
   */
  readonly keepingUp: (situation: Situation, without: readonly string[]) => Firing;
  /** Whether a cause on the shards' side is severe enough to be shown beside one of the consumer's. */
  readonly countsBesideConsumer: (situation: Situation, shards: Rule) => boolean;
  /** What ends each cause. */
  readonly endings: Endings;
  /** Why nothing is worked off now, in words; undefined while something is. */
  readonly standstill: (situation: Situation) => string | undefined;
  readonly backlogLeft: (situation: Situation) => Clearing["backlog"];
  readonly advisers: Advisers;
  /** How much time is left until unread records expire, and how to have more of it. */
  readonly dataLossAdvice: (
    situation: Situation,
    of: { readonly cause: Cause; readonly since: Since | undefined },
  ) => readonly Advice[];
  /** Records expire before they are read. */
  readonly isLosingData: (situation: Situation) => boolean;
  readonly numbers: (situation: Situation) => VerdictNumbers;
  /** Why numbers of it are null. */
  readonly notKnown: (situation: Situation, numbers: VerdictNumbers) => NotKnown;
  /** How far a recovery has come; undefined without one, or if it is not of a backlog. */
  readonly recoveryProgress: (situation: Situation) => RecoveryProgress | undefined;
  /** All changes seen by then, in order of time. */
  readonly changes: (situation: Situation) => readonly Change[];
  /** Evidence that belongs to no single rule. */
  readonly sideEvidence: readonly ((situation: Situation) => Evidence)[];
}
