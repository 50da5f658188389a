import { MINUTE_MS } from "@/lib/domain/metric-period";
import type { Verdict } from "@/lib/domain/verdict";
import { formatDuration } from "@/lib/format/duration";
import { TimeText } from "../time/time-text";
import { lastedMs } from "../verdict/banner/since-words";

/** `14:02` and `28 min` under it; `before 11:30` when the state is older than the data. */
export function SinceCell({ verdict }: { readonly verdict: Verdict }) {
  const lasted = lastedMs(verdict);
  if (verdict.since === null || lasted === null) return null;
  return (
    <>
      <span>
        {verdict.sinceIsAtLeast && "before "}
        <TimeText at={verdict.since} today={verdict.at} />
      </span>
      {lasted >= MINUTE_MS && (
        <span>{formatDuration(Math.floor(lasted / MINUTE_MS) * MINUTE_MS)}</span>
      )}
    </>
  );
}
