import { all, any, type Endings, type Look } from "@/lib/diagnosis/parts/ending";
import {
  fewReadsRefused,
  lagFalls,
  takesWhatIsPut,
} from "@/lib/diagnosis/stream/clearing/stream-conditions";
import { inTimeMs } from "@/lib/diagnosis/stream/quantities/age/age";
import {
  batchEnds,
  batchesAreMade,
  outputsSucceed,
  slotIsFree,
  streamIsGot,
} from "./batch-conditions";
import {
  capHasRoom,
  fitsUnderCap,
  hasTimeUnthrottled,
  notBehindUnthrottled,
} from "./limit-conditions";
import { meetsTarget } from "./target-condition";
import { notBehindForGood, readInTime } from "./not-behind";
import { keepsPace, waitsBriefly } from "./spark-conditions";

const level: Look = (s) => readInTime(s, inTimeMs(s));

/** What ends the causes that batches, queues and receivers show. */
export const DSTREAM_ENDINGS: Endings = {
  "driver-stalled": all(batchesAreMade),
  "no-cores-left": any(slotIsFree, batchEnds),
  "stuck-batch": all(batchEnds),
  "reading-nothing": all(streamIsGot),
  recovering: all(waitsBriefly, level),
  "processing-too-slow": all(keepsPace, waitsBriefly),
  "rate-cap": any(fitsUnderCap, capHasRoom),
  backpressure: any(takesWhatIsPut, hasTimeUnthrottled, notBehindUnthrottled),
  // The shards refuse reads. The consumer's own delays show whether it is still late.
  "read-limit": any(fewReadsRefused, notBehindForGood),
  "slow-reading": all(takesWhatIsPut, lagFalls),
  "failing-batches": all(outputsSucceed),
  "over-target": all(meetsTarget),
};
