import type { Clearing, ClearingCondition } from "@/lib/domain/clearing";
import type { Cause } from "@/lib/domain/verdict";
import { beat } from "@/lib/diagnosis/dstream/quantities/batches/beat";
import type { Situation } from "@/lib/diagnosis/situation/situation";
import { hasTimeUnbraked, notLateUnbraked } from "./brake-conditions";
import { batchEnds, batchesAreMade, outputsSucceed, slotIsFree } from "./driver-conditions";
import { driverLives } from "./driver-lives";
import { fitsUnderCap } from "./fits-under-cap";
import { notLateForGood } from "./not-late";
import { keepsPace, waitsBriefly } from "./spark-conditions";
import {
  allShardsRead,
  capHasRoom,
  fewReadsRefused,
  fewWritesRefused,
  lagFalls,
  littleMissing,
  readInTime,
  takesWhatIsPut,
} from "@/lib/diagnosis/stream/clearing/stream-conditions";
import { streamIsGot } from "./stream-is-got";

type Look = (situation: Situation) => ClearingCondition;

interface Ending {
  readonly suffices: Clearing["suffices"];
  readonly looks: readonly Look[];
}

const all = (...looks: readonly Look[]): Ending => ({ suffices: "all", looks });
const any = (...looks: readonly Look[]): Ending => ({ suffices: "any", looks });

/** Younger than polling ever shows it, and than a batch gathers. */
const POLLING_MS = 10_000;
const level: Look = (s) => readInTime(s, Math.max(POLLING_MS, beat(s)?.beatMs ?? 0));

/**
 * What ends each cause: the conditions of its own rule, turned round. A rule that holds when all of
 * its conditions do ends with any of them, and one that holds when any does only with all.
 */
export const ENDINGS: Partial<Record<Cause, Ending>> = {
  down: all(driverLives),
  "driver-stalled": all(batchesAreMade),
  "no-cores-left": any(slotIsFree, batchEnds),
  "stuck-batch": all(batchEnds),
  "reading-nothing": all(streamIsGot),
  recovering: all(waitsBriefly, level),
  "processing-too-slow": all(keepsPace, waitsBriefly),
  "rate-cap": any(fitsUnderCap, capHasRoom),
  backpressure: any(takesWhatIsPut, hasTimeUnbraked, notLateUnbraked),
  "read-limit": any(fewReadsRefused, notLateForGood),
  "shards-unread": all(allShardsRead, littleMissing),
  "slow-reading": all(takesWhatIsPut, lagFalls),
  "write-limit": all(fewWritesRefused),
  "hot-shard": all(fewWritesRefused),
  "failing-batches": all(outputsSucceed),
};
