/** What explains most of a batch's time, in the order in which it is looked for. */
export type StandsOutKind =
  | "failed"
  | "waits-for-slot"
  | "one-task-left"
  | "uneven"
  | "garbage-collection"
  | "spill"
  | "shuffle"
  | "outside-tasks"
  | "few-tasks"
  | "even"
  | "too-early"
  | "no-job"
  | "forgotten";

export interface StandsOut {
  readonly kind: StandsOutKind;
  /** One sentence, with numbers. It may hold upstream text: escape it. */
  readonly text: string;
  /** The id of the stage that shows it; null: none in particular. */
  readonly stage: number | null;
}
