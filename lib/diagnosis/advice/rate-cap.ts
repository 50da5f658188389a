import type { Advice } from "@/lib/domain/verdict";
import { formatNumber, formatQuantity } from "@/lib/format/quantity";
import { arrivals } from "../quantities/arrivals";
import { capacity } from "../quantities/capacity";
import { intake } from "../quantities/intake";
import { lateLag } from "../quantities/lateness";
import { rateCapPerSecond } from "../quantities/rate-cap";
import { share } from "../quantities/share";
import { held, type Situation } from "../situation";

/** Room to catch up, and for the next rise. */
const ROOM = 1.25;

/** The cap, what arrives, and the cap that would do, unless Spark itself could not follow. */
export function rateCapAdvice(situation: Situation): readonly Advice[] {
  const cap = rateCapPerSecond(situation);
  const taken = intake(situation)?.recordsPerSecond;
  const arriving = arrivals(situation);
  if (cap === undefined || taken === undefined || arriving === undefined) return [];
  const late = lateLag(situation) !== undefined;
  if (!late && (share(situation) === undefined || arriving <= taken)) return [];
  const receivers = Math.max(1, held(situation, "receivers")?.active ?? 1);
  const perReceiver = Math.ceil((arriving * ROOM) / receivers);
  const sustainable = capacity(situation)?.recordsPerSecond;
  const because = `The cap lets ${formatQuantity(cap, "records/s")} in, and about ${formatQuantity(arriving, "records/s")} arrive.`;
  if (sustainable !== undefined && sustainable < arriving)
    return [
      {
        text: `Without the cap Spark would be too slow instead: it sustains ${formatQuantity(sustainable, "records/s")}.`,
        because,
      },
    ];
  return [
    {
      text: `Raise spark.streaming.receiver.maxRate to at least ${formatNumber(perReceiver)} records/s per receiver, or remove it and turn back-pressure on.`,
      because,
      command: `--conf spark.streaming.receiver.maxRate=${perReceiver}`,
    },
  ];
}
