import type { NotKnown, NumberName, VerdictNumbers } from "@/lib/domain/verdict";
import { isSilent } from "@/lib/diagnosis/driver/quantities/reachability";
import type { Need, Situation } from "@/lib/diagnosis/situation/situation";
import { ageKnown, minutesAnswered } from "@/lib/diagnosis/stream/needs";
import { BATCHES, threeCompleted } from "./needs";

/** The banner names the source's trouble in full, so a clause is enough here. */
const inShort = (need: Need, words: string): Need => ({ ...need, missing: () => words });

const DRIVER: Need = {
  met: (s) => !isSilent(s),
  missing: () => "Spark's driver does not answer",
};
const MINUTES = inShort(minutesAnswered, "recent minutes of CloudWatch are missing");
const OF_SPARK = [DRIVER, ...BATCHES.slice(1), threeCompleted];
const OF_STREAM = [MINUTES, ageKnown];
const OF_BOTH = [...OF_SPARK, ...OF_STREAM];

const NEEDED: Partial<Record<NumberName, readonly Need[]>> = {
  utilisationRatio: OF_SPARK,
  sustainableRecordsPerSecond: [
    ...OF_SPARK,
    { met: () => false, missing: () => "the batches are too alike in size to tell" },
  ],
  backlogRecords: [
    ...OF_BOTH,
    { met: () => false, missing: () => "the records left behind are not counted yet" },
  ],
  endToEndDelayMs: OF_BOTH,
  waitingInStreamMs: OF_STREAM,
  waitingInSparkMs: OF_SPARK,
  processingMs: OF_SPARK,
};

/** Why numbers that are null are not known, each in one clause. Numbers that do not apply have none. */
export function notKnown(situation: Situation, numbers: VerdictNumbers): NotKnown {
  // The keys are those of NEEDED, which Object.entries widens to strings.
  const needed = Object.entries(NEEDED) as readonly (readonly [NumberName, readonly Need[]])[];
  return Object.fromEntries(
    needed.flatMap(([name, needs]) => {
      const lacking =
        numbers[name] === null ? needs.find((need) => !need.met(situation)) : undefined;
      return lacking === undefined ? [] : [[name, lacking.missing(situation)]];
    }),
  );
}
