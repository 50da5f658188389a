import type { Advice, Cause } from "@/lib/domain/verdict";
import { formatNumber, formatRatio } from "@/lib/format/quantity";
import { readLoad } from "@/lib/diagnosis/stream/quantities/throttles/stream-load";
import { readThrottling } from "@/lib/diagnosis/stream/quantities/throttles/throttling";
import { asOf, type Situation } from "@/lib/diagnosis/situation/situation";
import { nextInWords } from "./next-limit";

const FULL = 0.8;

/** All polling readers share a shard's 2 MiB/s and 5 calls/s. Fan-out has its own. */
export function readLimitAdvice(situation: Situation, causes: readonly Cause[]): readonly Advice[] {
  const stream = asOf(situation, "stream");
  const load = readLoad(situation);
  const refused = formatRatio(readThrottling(situation)?.refusedRatio ?? 0);
  const because =
    load === undefined
      ? `${refused} of the reads are refused.`
      : `${refused} of the reads are refused, and reads are at ${formatRatio(load.ratio)} of the shards' limit.`;
  const share: Advice = {
    text: `Give other readers of the stream enhanced fan-out (2 MiB/s per shard each), let them read less often, or have fewer of them.${nextInWords(situation, "readers", causes)}`,
    because,
  };
  if (stream === undefined || load === undefined || load.ratio <= FULL) return [share];
  const shards = Math.ceil((stream.openShards * load.ratio) / FULL);
  return [
    share,
    {
      text: `Or use at least ${formatNumber(shards)} shards instead of ${formatNumber(stream.openShards)}.`,
      because,
    },
  ];
}
