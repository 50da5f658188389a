import type { Advice } from "@/lib/domain/verdict";
import { formatNumber, formatQuantity } from "@/lib/format/quantity";
import { putIn } from "../quantities/put";
import { recentMinutes } from "../quantities/recent-minutes";
import { WRITE_BYTES_PER_SHARD, WRITE_RECORDS_PER_SHARD } from "../quantities/stream-load";
import { rejectedIn } from "../quantities/throttling";
import { refusedInWords } from "../quantities/write-refusals";
import { held, type Situation } from "../situation";
import { regionOf } from "./region-of";
import { awsCommand } from "./shell-command";

/** Shards are planned to be this full. */
const FULL = 0.8;
/** UpdateShardCount at most doubles the shards in one step. */
const AT_MOST = 2;

/** Shards for all that is attempted, refused records included. */
export function writeLimitAdvice(situation: Situation): readonly Advice[] {
  const stream = held(situation, "stream");
  const refused = refusedInWords(situation);
  if (stream === undefined) return [];
  if (stream.mode === "on-demand")
    return [
      {
        text: "An on-demand stream doubles its peak within 15 minutes: let producers retry and spread what they send, or raise its warm throughput before a known rush.",
        because: `${refused} are refused.`,
      },
    ];
  const attempted = attemptedPerSecond(situation);
  const needed = Math.ceil(
    Math.max(attempted.bytes / WRITE_BYTES_PER_SHARD, attempted.records / WRITE_RECORDS_PER_SHARD) /
      FULL,
  );
  if (needed <= stream.openShards) return [];
  const target = Math.min(needed, AT_MOST * stream.openShards);
  const steps = target < needed ? ", doubling in more than one step" : "";
  return [
    {
      text: `Use ${formatNumber(needed)} shards instead of ${formatNumber(stream.openShards)}${steps}.`,
      because: `Producers attempt ${formatQuantity(attempted.records, "records/s")} and ${formatQuantity(attempted.bytes, "bytes/s")}; ${refused} are refused.`,
      command: awsCommand("kinesis update-shard-count", {
        region: regionOf(stream),
        "stream-name": stream.name,
        "target-shard-count": target,
        "scaling-type": "UNIFORM_SCALING",
      }),
    },
  ];
}

/** Accepted and refused together, at the worst of the last five settled minutes. */
function attemptedPerSecond(situation: Situation): { records: number; bytes: number } {
  const attempts = recentMinutes(situation, 5).flatMap((minute) => {
    const put = putIn(situation, minute);
    if (put === undefined || put.records === 0) return [];
    const records = put.records + rejectedIn(minute);
    // Refused records are taken to be as large as accepted ones: their bytes are not published.
    return [{ records, bytes: (put.bytes * records) / put.records }];
  });
  return {
    records: Math.max(0, ...attempts.map(({ records }) => records)),
    bytes: Math.max(0, ...attempts.map(({ bytes }) => bytes)),
  };
}
