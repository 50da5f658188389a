import { MINUTE_MS } from "@/lib/domain/metric-period";
import type { Verdict } from "@/lib/domain/verdict";
import { formatDuration } from "@/lib/format/duration";
import { TimeText } from "../../time/time-text";
import { lastedMs, sinceWord } from "./since-words";

/** `since 14:02 (28 min)`; `since before 11:30` when the state is older than the data. */
export function SinceText({ verdict }: { readonly verdict: Verdict }) {
  const lasted = lastedMs(verdict);
  if (verdict.since === null || lasted === null) return null;
  return (
    <span>
      {sinceWord(verdict)} <TimeText at={verdict.since} today={verdict.at} />
      {!verdict.sinceIsAtLeast && lasted >= MINUTE_MS && ` (${wholeMinutes(lasted)})`}
    </span>
  );
}

function wholeMinutes(ms: number): string {
  return formatDuration(Math.floor(ms / MINUTE_MS) * MINUTE_MS);
}
