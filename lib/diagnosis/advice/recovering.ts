import type { Advice } from "@/lib/domain/verdict";
import { formatDuration, formatNumber } from "@/lib/format/quantity";
import { arrivals } from "../quantities/arrivals";
import { capacity } from "../quantities/capacity";
import { recovery } from "../quantities/recovery";
import type { Situation } from "../situation";

/** What gets better by itself is best left alone. */
export function recoveringAdvice(situation: Situation): readonly Advice[] {
  const { since, catchUpMs } = recovery(situation) ?? {};
  const lasted =
    since === undefined
      ? "It catches up"
      : `It has been catching up for ${formatDuration(situation.at - since.at)}`;
  const level =
    catchUpMs === undefined ? "" : `, and is level in about ${formatDuration(catchUpMs)}`;
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
    : ` Spark sustains ${formatNumber(sustained)} records/s, and about ${formatNumber(arriving)} arrive.`;
}
