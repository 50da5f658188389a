import type { Advice, Cause } from "@/lib/domain/verdict";
import type { Situation } from "@/lib/diagnosis/situation/situation";

/**
 * What would help against one cause, with this pipeline's own numbers.
 *
 * @param causes every cause of the verdict, so that none of them is repeated as the next limit
 */
export type Adviser = (situation: Situation, causes: readonly Cause[]) => readonly Advice[];

export type Advisers = Readonly<Partial<Record<Cause, Adviser>>>;
