import type { VerdictNumbers } from "@/lib/domain/verdict";
import { backlogRecords, catchUpMs } from "./quantities/backlog";
import { capacity } from "./quantities/capacity";
import { timeToDataLossMs } from "./quantities/data-loss";
import { delays } from "./quantities/delays";
import { utilisation } from "./quantities/utilisation";
import type { Situation } from "./situation";

/** The numbers a person asks for first; null: does not apply, or cannot be known. */
export function numbersOf(situation: Situation): VerdictNumbers {
  const { endToEndMs, inStreamMs, inSparkMs, processingMs } = delays(situation);
  return {
    utilisationRatio: utilisation(situation)?.ratio ?? null,
    sustainableRecordsPerSecond: capacity(situation)?.recordsPerSecond ?? null,
    backlogRecords: backlogRecords(situation) ?? null,
    endToEndDelayMs: endToEndMs ?? null,
    waitingInStreamMs: inStreamMs ?? null,
    waitingInSparkMs: inSparkMs ?? null,
    processingMs: processingMs ?? null,
    catchUpMs: catchUpMs(situation) ?? null,
    timeToDataLossMs: timeToDataLossMs(situation) ?? null,
  };
}
