import type { VerdictNumbers } from "@/lib/domain/verdict";
import { streamNumbers } from "@/lib/diagnosis/stream/numbers";
import type { Situation } from "@/lib/diagnosis/situation/situation";
import { backlogRecords } from "./quantities/backlog/backlog";
import { delays } from "./quantities/backlog/delays";
import { remainingWork } from "./quantities/backlog/remaining-work";
import { capacity } from "./quantities/capacity/capacity";
import { presentLoad } from "./quantities/load/present-load";

/** The numbers a person asks for first. null: does not apply, or is not known. */
export function dstreamNumbers(situation: Situation): VerdictNumbers {
  const { endToEndMs, inStreamMs, inSparkMs, processingMs, atLeast, asOf } = delays(situation);
  return {
    ...streamNumbers(situation),
    utilisationRatio: presentLoad(situation) ?? null,
    sustainableRecordsPerSecond: capacity(situation)?.recordsPerSecond ?? null,
    backlogRecords: backlogRecords(situation) ?? null,
    endToEndDelayMs: endToEndMs ?? null,
    ...(atLeast ? { delayIsAtLeast: true } : {}),
    ...(asOf === undefined ? {} : { delayAsOf: asOf }),
    waitingInStreamMs: inStreamMs ?? null,
    waitingInSparkMs: inSparkMs ?? null,
    processingMs: processingMs ?? null,
    catchUpMs: remainingWork(situation)?.levelInMs ?? null,
  };
}
