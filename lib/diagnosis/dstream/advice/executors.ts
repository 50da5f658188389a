import type { Advice } from "@/lib/domain/verdict";
import { formatDuration, formatNumber } from "@/lib/format/quantity";
import { lostSlots } from "@/lib/diagnosis/dstream/quantities/receivers/lost-slots";
import { slots } from "@/lib/diagnosis/dstream/quantities/receivers/slots";
import type { Situation } from "@/lib/diagnosis/situation/situation";

/** Only the cluster can bring lost executors back. */
export function executorsAdvice(situation: Situation): readonly Advice[] {
  const lost = lostSlots(situation);
  const now = slots(situation)?.total;
  if (lost === undefined && now !== 0) return [];
  const fell =
    lost === undefined
      ? "The driver lists no executor"
      : `The application's task slots fell from ${formatNumber(lost.before)} to ${formatNumber(lost.now)} ${formatDuration(situation.at - lost.at)} ago`;
  const receivers = now === 0 ? "; its receivers are gone with them, whatever the driver says" : "";
  return [
    {
      text: "Get the executors back: look at the cluster for lost machines (spot reclaim, out of memory) and for a quota or a queue that keeps new ones out.",
      because: `${fell}${receivers}.`,
    },
  ];
}
