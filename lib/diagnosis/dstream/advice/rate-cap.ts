import type { Advice, Cause } from "@/lib/domain/verdict";
import { arrivals } from "@/lib/diagnosis/stream/quantities/share/arrivals";
import { capacity } from "@/lib/diagnosis/dstream/quantities/capacity/capacity";
import { streamReading } from "@/lib/diagnosis/stream/quantities/put/reading";
import { asOf, type Situation } from "@/lib/diagnosis/situation/situation";
import { nextInWords } from "@/lib/diagnosis/stream/advice/next-limit";
import { rateCapPerSecond } from "@/lib/diagnosis/dstream/quantities/rate-limits/rate-limited";
import { userRate, userRateInBoth } from "@/lib/diagnosis/stream/quantities/share/record-counts";

/** Room to catch up, and for the next rise. */
const ROOM = 1.25;

/** The cap, the arrivals, and a cap that is enough, unless Spark itself could not follow. */
export function rateCapAdvice(situation: Situation, causes: readonly Cause[]): readonly Advice[] {
  const cap = rateCapPerSecond(situation);
  // A capped application has no past to derive its share from. At least the puts arrive.
  const put = streamReading(situation)?.putRecords ?? 0;
  const arriving = Math.max(arrivals(situation) ?? 0, put);
  if (cap === undefined || arriving === 0) return [];
  const sustainable = capacity(situation)?.recordsPerSecond;
  const because = `The cap lets ${userRate(situation, cap)} in, and about ${userRateInBoth(situation, arriving)} arrive.`;
  if (sustainable !== undefined && sustainable < arriving)
    return [
      {
        text: `Give Spark more capacity before you raise the cap: it sustains ${userRate(situation, sustainable)}, and would be too slow without the cap.`,
        because,
      },
    ];
  const receivers = Math.max(1, asOf(situation, "receivers")?.active ?? 1);
  const perReceiver = Math.ceil((arriving * ROOM) / receivers);
  return [
    {
      text: `Raise spark.streaming.receiver.maxRate to at least ${userRate(situation, perReceiver)} per receiver, or remove it and turn back-pressure on.${nextInWords(situation, "receivers", causes)}`,
      because,
      command: `--conf spark.streaming.receiver.maxRate=${perReceiver}`,
    },
  ];
}
