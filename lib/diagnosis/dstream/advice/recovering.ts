import type { Advice } from "@/lib/domain/verdict";
import { formatDuration } from "@/lib/format/quantity";
import { arrivals } from "@/lib/diagnosis/stream/quantities/share/arrivals";
import { capacity } from "@/lib/diagnosis/dstream/quantities/capacity/capacity";
import { remainingWork } from "@/lib/diagnosis/dstream/quantities/backlog/remaining-work";
import { recovery } from "@/lib/diagnosis/dstream/quantities/recovery/recovery";
import type { Situation } from "@/lib/diagnosis/situation/situation";
import { userRate, userRateInBoth } from "@/lib/diagnosis/stream/quantities/share/record-counts";

/** What recovers by itself is best left alone. */
export function recoveringAdvice(situation: Situation): readonly Advice[] {
  const since = recovery(situation)?.since;
  const levelInMs = remainingWork(situation)?.levelInMs;
  const lasted =
    since === undefined
      ? "It catches up"
      : `It has been catching up for ${formatDuration(situation.at - since.at)}`;
  const level =
    levelInMs === undefined ? "" : `, and is caught up in about ${formatDuration(levelInMs)}`;
  return [
    {
      text: "Leave it running: it catches up by itself, and a restart would cost another minute without reading.",
      because: `${lasted}${level}.${rates(situation)}`,
    },
  ];
}

function rates(situation: Situation): string {
  const sustained = capacity(situation)?.recordsPerSecond;
  const arriving = arrivals(situation);
  return sustained === undefined || arriving === undefined || sustained <= arriving
    ? ""
    : ` Spark sustains ${userRate(situation, sustained)}, and about ${userRateInBoth(situation, arriving)} arrive.`;
}
