import { formatDuration } from "@/lib/format/quantity";
import { publicationSilence } from "@/lib/diagnosis/stream/quantities/put/publication";
import { gotIn, putIn } from "@/lib/diagnosis/stream/quantities/put/put";
import { recentMinutes } from "@/lib/diagnosis/stream/quantities/put/recent-minutes";
import type { Situation } from "@/lib/diagnosis/situation/situation";
import { type Claim, proven, refuted, unproven } from "@/lib/diagnosis/parts/claim";

const MINUTES = 3;

/** The minutes that CloudWatch should have published by now are known. */
export function minutesPublished(s: Situation): Claim {
  const last = recentMinutes(s, MINUTES);
  if (last.length < MINUTES)
    return unproven(
      s,
      "minutes-published",
      "fewer than three recent minutes of CloudWatch are known",
    );
  const silence = publicationSilence(s);
  if (silence !== undefined) {
    const text = `CloudWatch has published nothing for ${formatDuration(silence.lastedMs)}.`;
    const doubt = `CloudWatch has published nothing for ${formatDuration(silence.lastedMs)}`;
    return refuted(s, "minutes-published", { text, from: silence.since }, doubt);
  }
  const gaps = last.every(
    (period) => putIn(s, period) === undefined && period.values.putRecords === undefined,
  );
  if (gaps && last.some((period) => gotIn(period) !== undefined))
    return unproven(s, "minutes-published", "CloudWatch has not published what was put lately");
  return proven(s, "minutes-published", {
    text: "CloudWatch has published the newest settled minutes.",
    from: last[0]?.at ?? s.from,
    to: s.settledTo,
  });
}
