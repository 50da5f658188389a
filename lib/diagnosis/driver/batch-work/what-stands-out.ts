import { type BatchWork, lastedMs } from "@/lib/domain/batch-work";
import type { StandsOut } from "@/lib/domain/stands-out";
import { failed, oneTaskLeft, waitsForSlot } from "./tasks-in-trouble";
import { fewTasks, outsideTasks, uneven } from "./division-of-work";
import { garbageCollection, shuffle, spill } from "./task-costs";
import type { Explained, LookedAt } from "./looked-at";
import { nothing } from "./nothing-stands-out";

type Explanation = (batch: Explained) => StandsOut | undefined;

/**
 * What is wrong comes before what is only costly, and a cost before the form of the work: a failed
 * task also makes its stage uneven, and an uneven stage also leaves slots free.
 */
const EXPLANATIONS: readonly Explanation[] = [
  failed,
  waitsForSlot,
  oneTaskLeft,
  uneven,
  garbageCollection,
  spill,
  shuffle,
  outsideTasks,
  fewTasks,
];

/** What explains most of a batch's time; says so when nothing does. */
export function whatStandsOut(batch: LookedAt): StandsOut {
  const { work, now } = batch;
  const [main] = work.stages.toSorted((a, b) => (lastedMs(b, now) ?? 0) - (lastedMs(a, now) ?? 0));
  if (main === undefined) return withoutStages(work);
  const explained = { ...batch, main };
  for (const explain of EXPLANATIONS) {
    const found = explain(explained);
    if (found) return found;
  }
  return nothing(explained);
}

function withoutStages({ jobs }: BatchWork): StandsOut {
  return jobs === 0
    ? { kind: "no-job", text: "It had no job: no task ran for it.", stage: null }
    : {
        kind: "forgotten",
        text: "The driver no longer keeps its stages (spark.ui.retainedStages).",
        stage: null,
      };
}
