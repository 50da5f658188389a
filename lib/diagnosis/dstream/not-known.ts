import type { NotKnown, NumberName, VerdictNumbers } from "@/lib/domain/verdict";
import { sparkAnswers } from "@/lib/diagnosis/driver/needs";
import type { Need, Situation } from "@/lib/diagnosis/situation/situation";
import { ageKnown, minutesAnswered } from "@/lib/diagnosis/stream/needs";
import { BATCHES, threeCompleted } from "./needs";

/** The banner names the source's trouble in full, so a clause is enough here. */
const inShort = (need: Need, words: string): Need => ({ ...need, missing: () => words });

/** Nothing above is lacking, so this is why. */
const otherwise = (words: string): Need => ({ met: () => false, missing: () => words });

const DRIVER = inShort(sparkAnswers, "Spark's driver does not answer");
const MINUTES = inShort(minutesAnswered, "recent minutes of CloudWatch are missing");
const OF_SPARK = [DRIVER, ...BATCHES.slice(1), threeCompleted];
const OF_STREAM = [MINUTES, ageKnown];
const OF_BOTH = [...OF_SPARK, ...OF_STREAM];

const NEEDED: readonly (readonly [NumberName, readonly Need[]])[] = [
  ["utilisationRatio", OF_SPARK],
  [
    "sustainableRecordsPerSecond",
    [...OF_SPARK, otherwise("the batches are too alike in size to tell")],
  ],
  ["backlogRecords", [...OF_BOTH, otherwise("the records left behind are not counted yet")]],
  ["endToEndDelayMs", OF_BOTH],
  ["waitingInStreamMs", OF_STREAM],
  ["waitingInSparkMs", OF_SPARK],
  ["processingMs", OF_SPARK],
];

/** Why numbers that are null are not known, each in one clause. Numbers that do not apply have none. */
export function notKnown(situation: Situation, numbers: VerdictNumbers): NotKnown {
  return Object.fromEntries(
    NEEDED.filter(([name]) => numbers[name] === null).flatMap(([name, needs]) => {
      const lacking = needs.find((need) => !need.met(situation));
      return lacking === undefined ? [] : [[name, lacking.missing(situation)]];
    }),
  );
}
