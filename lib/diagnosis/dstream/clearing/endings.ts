import { all, any, type Endings, type Look } from "@/lib/diagnosis/kind/ending";
import {
  fewReadsRefused,
  lagFalls,
  takesWhatIsPut,
} from "@/lib/diagnosis/stream/clearing/stream-conditions";
import { beat } from "@/lib/diagnosis/dstream/quantities/batches/beat";
import {
  batchEnds,
  batchesAreMade,
  outputsSucceed,
  slotIsFree,
  streamIsGot,
} from "./batch-conditions";
import { capHasRoom, fitsUnderCap, hasTimeUnbraked, notLateUnbraked } from "./limit-conditions";
import { notLateForGood, readInTime } from "./not-late";
import { keepsPace, waitsBriefly } from "./spark-conditions";

/** Younger than polling ever shows it, and than a batch gathers. */
const POLLING_MS = 10_000;
const level: Look = (s) => readInTime(s, Math.max(POLLING_MS, beat(s)?.beatMs ?? 0));

/** What ends the causes that are told by batches, queues and receivers. */
export const DSTREAM_ENDINGS: Endings = {
  "driver-stalled": all(batchesAreMade),
  "no-cores-left": any(slotIsFree, batchEnds),
  "stuck-batch": all(batchEnds),
  "reading-nothing": all(streamIsGot),
  recovering: all(waitsBriefly, level),
  "processing-too-slow": all(keepsPace, waitsBriefly),
  "rate-cap": any(fitsUnderCap, capHasRoom),
  backpressure: any(takesWhatIsPut, hasTimeUnbraked, notLateUnbraked),
  // The shards refuse; whether that still makes this consumer late, its own delays tell.
  "read-limit": any(fewReadsRefused, notLateForGood),
  "slow-reading": all(takesWhatIsPut, lagFalls),
  "failing-batches": all(outputsSucceed),
};
