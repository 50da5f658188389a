import type { Advisers } from "@/lib/diagnosis/parts/adviser";
import { hotShardAdvice } from "./hot-shard";
import { readLimitAdvice } from "./read-limit";
import { shardsUnreadAdvice } from "./shards-unread";
import { writeLimitAdvice } from "./write-limit";

/** Advice for the causes that the stream alone shows. */
export const STREAM_ADVISERS: Advisers = {
  "shards-unread": shardsUnreadAdvice,
  "write-limit": writeLimitAdvice,
  "hot-shard": hotShardAdvice,
  "read-limit": readLimitAdvice,
};
