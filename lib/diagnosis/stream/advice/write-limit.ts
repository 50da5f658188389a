import type { StreamFacts } from "@/lib/domain/stream-facts";
import { WRITE_BYTES_PER_SHARD, WRITE_RECORDS_PER_SHARD } from "@/lib/domain/shard-limits";
import type { Advice, Cause } from "@/lib/domain/verdict";
import { formatNumber, formatQuantity, formatRatio } from "@/lib/format/quantity";
import { attempted } from "@/lib/diagnosis/stream/quantities/throttles/attempted";
import { writeLoad } from "@/lib/diagnosis/stream/quantities/throttles/stream-load";
import { refusedInWords } from "@/lib/diagnosis/stream/quantities/throttles/write-refusals";
import { asOf, type Situation } from "@/lib/diagnosis/situation/situation";
import { nextInWords } from "./next-limit";
import { regionOf } from "./region-of";
import { awsCommand } from "./shell-command";
import { kinesisRateInBoth } from "@/lib/diagnosis/stream/quantities/share/record-counts";

/** The planned load of a shard. */
const FULL = 0.8;
/** UpdateShardCount can at most double the shards in one step. */
const AT_MOST = 2;

/** Shards for all attempted puts, refused records included. */
export function writeLimitAdvice(
  situation: Situation,
  causes: readonly Cause[],
): readonly Advice[] {
  const stream = asOf(situation, "stream");
  if (stream === undefined) return [];
  const next = nextInWords(situation, "shards", causes);
  if (stream.mode === "on-demand") return [growByItself(refusedInWords(situation), next)];
  const { records, bytes } = attempted(situation);
  const full = Math.max(bytes / WRITE_BYTES_PER_SHARD, records / WRITE_RECORDS_PER_SHARD);
  const needed = Math.ceil(full / FULL);
  return [
    needed > stream.openShards
      ? moreShards(situation, { stream, needed, next })
      : smoothBursts(situation, stream),
  ];
}

function growByItself(refused: string, next: string): Advice {
  return {
    text: `Let producers retry and spread what they send, or raise the stream's warm throughput before a known rush: an on-demand stream doubles its peak within 15 minutes.${next}`,
    because: `${refused} are refused.`,
  };
}

function moreShards(
  situation: Situation,
  { stream, needed, next }: { stream: StreamFacts; needed: number; next: string },
): Advice {
  const { records, bytes } = attempted(situation);
  const target = Math.min(needed, AT_MOST * stream.openShards);
  const steps = target < needed ? ", doubling in more than one step" : "";
  return {
    text: `Use ${formatNumber(needed)} shards instead of ${formatNumber(stream.openShards)}${steps}.${next}`,
    because: `Producers attempt ${kinesisRateInBoth(situation, records)} and ${formatQuantity(bytes, "bytes/s")}; ${refusedInWords(situation)} are refused.`,
    command: awsCommand("kinesis update-shard-count", {
      region: regionOf(stream),
      "stream-name": stream.name,
      "target-shard-count": target,
      "scaling-type": "UNIFORM_SCALING",
    }),
  };
}

/** There is room in the minute's mean, but the limits count seconds. */
function smoothBursts(situation: Situation, { openShards }: StreamFacts): Advice {
  const load = formatRatio(writeLoad(situation)?.ratio ?? 0);
  return {
    text: `Let the producers spread their puts within the second (the KPL's rate limit, retries with jitter), or use ${formatNumber(openShards + 1)} shards instead of ${formatNumber(openShards)}.`,
    because: `${refusedInWords(situation)} are refused at ${load} of the limit in the mean of a minute: the limits are counted by the second.`,
  };
}
