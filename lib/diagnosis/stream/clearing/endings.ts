import { all, type Endings } from "@/lib/diagnosis/parts/ending";
import { allShardsRead, fewWritesRefused, littleMissing } from "./stream-conditions";

/** What ends the causes that the stream alone shows. */
export const STREAM_ENDINGS: Endings = {
  "shards-unread": all(allShardsRead, littleMissing),
  "write-limit": all(fewWritesRefused),
  "hot-shard": all(fewWritesRefused),
};
