import type { Clearing, ClearingCondition } from "@/lib/domain/clearing";
import type { Cause } from "@/lib/domain/verdict";
import { LATE_MS } from "../quantities/age";
import { beat } from "../quantities/beat";
import type { Situation } from "../situation";
import {
  batchEnds,
  batchesAreMade,
  batchHoldsRecords,
  driverAnswers,
  outputsSucceed,
  slotIsFree,
} from "./driver-conditions";
import { keepsPace, waitsBriefly } from "./spark-conditions";
import {
  allShardsRead,
  capHasRoom,
  fewReadsRefused,
  fewWritesRefused,
  hasTime,
  lagFalls,
  littleMissing,
  readInTime,
  readInTimeForGood,
  takesWhatIsPut,
} from "./stream-conditions";

type Look = (situation: Situation) => ClearingCondition;

interface Ending {
  readonly suffices: Clearing["suffices"];
  readonly looks: readonly Look[];
}

const all = (...looks: readonly Look[]): Ending => ({ suffices: "all", looks });
const any = (...looks: readonly Look[]): Ending => ({ suffices: "any", looks });

const notLate: Look = (s) => readInTime(s, LATE_MS);
const notLateForGood: Look = (s) => readInTimeForGood(s, LATE_MS);

/** Younger than polling ever shows it, and than a batch gathers. */
const POLLING_MS = 10_000;
const level: Look = (s) => readInTime(s, Math.max(POLLING_MS, beat(s)?.beatMs ?? 0));

/**
 * What ends each cause: the conditions of its own rule, turned round. A rule that holds when all of
 * its conditions do ends with any of them, and one that holds when any does only with all.
 */
export const ENDINGS: Partial<Record<Cause, Ending>> = {
  down: all(driverAnswers),
  "driver-stalled": all(batchesAreMade),
  "no-cores-left": any(slotIsFree, batchEnds),
  "stuck-batch": all(batchEnds),
  "reading-nothing": all(batchHoldsRecords),
  recovering: all(waitsBriefly, level),
  "processing-too-slow": all(keepsPace, waitsBriefly),
  "rate-cap": any(takesWhatIsPut, capHasRoom),
  backpressure: any(takesWhatIsPut, hasTime, notLate),
  "read-limit": any(fewReadsRefused, notLateForGood),
  "shards-unread": all(allShardsRead, littleMissing),
  "slow-reading": any(takesWhatIsPut, lagFalls),
  "write-limit": all(fewWritesRefused),
  "hot-shard": all(fewWritesRefused),
  "failing-batches": all(outputsSucceed),
};
