import { leavesBehind } from "@/lib/domain/leaves-behind";
import type { Verdict, VerdictNumbers } from "@/lib/domain/verdict";
import { backlogRecords } from "@/lib/diagnosis/dstream/quantities/backlog/backlog";
import { capacity } from "@/lib/diagnosis/dstream/quantities/capacity/capacity";
import { timeToDataLossMs } from "@/lib/diagnosis/stream/quantities/lag/data-loss";
import { delays } from "@/lib/diagnosis/dstream/quantities/backlog/delays";
import { leftToDo } from "@/lib/diagnosis/dstream/quantities/backlog/left-to-do";
import { presentLoad } from "@/lib/diagnosis/dstream/quantities/load/present-load";
import { writeThrottling } from "@/lib/diagnosis/stream/quantities/throttles/throttling";
import { unreadPart } from "@/lib/diagnosis/stream/quantities/shards/unread-part";
import type { Situation } from "@/lib/diagnosis/situation/situation";

/** The numbers a person asks for first; null: does not apply, or cannot be known. */
export function numbersOf(situation: Situation): VerdictNumbers {
  const { endToEndMs, inStreamMs, inSparkMs, processingMs, atLeast, asOf } = delays(situation);
  const unread = unreadPart(situation);
  const refused = writeThrottling(situation)?.rejected ?? null;
  return {
    utilisationRatio: presentLoad(situation) ?? null,
    sustainableRecordsPerSecond: capacity(situation)?.recordsPerSecond ?? null,
    backlogRecords: backlogRecords(situation) ?? null,
    ...(unread === undefined
      ? {}
      : {
          unreadRecords: unread.records ?? null,
          unreadRecordsPerSecond: unread.recordsPerSecond ?? null,
        }),
    ...(refused === 0 ? {} : { refusedRecordsPerSecond: refused }),
    endToEndDelayMs: endToEndMs ?? null,
    ...(atLeast ? { delayIsAtLeast: true } : {}),
    ...(asOf === undefined ? {} : { delayAsOf: asOf }),
    waitingInStreamMs: inStreamMs ?? null,
    waitingInSparkMs: inSparkMs ?? null,
    processingMs: processingMs ?? null,
    catchUpMs: leftToDo(situation)?.levelInMs ?? null,
    timeToDataLossMs: timeToDataLossMs(situation) ?? null,
  };
}

/**
 * The numbers that may stand beside what is said. Under a trouble that leaves records behind, a backlog of
 * nothing is one that is not known yet: what it leaves is minutes late in CloudWatch, with another
 * application, or in producers' buffers. Of a recovery that is level, nothing is left.
 */
export function numbersBeside(
  verdict: Pick<Verdict, "cause" | "severity" | "numbers" | "recovery">,
): VerdictNumbers {
  const { numbers } = verdict;
  const isNothing = numbers.backlogRecords !== null && numbers.backlogRecords < 1;
  if (!isNothing || !leavesBehind(verdict)) return numbers;
  return { ...numbers, backlogRecords: null, catchUpMs: null };
}
