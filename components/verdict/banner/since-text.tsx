import type { Verdict } from "@/lib/domain/verdict";
import { TimeText } from "../../time/time-text";
import { lastedWords, sinceWord } from "./since-words";

/** `since 14:02 (28 min)`; `since before 11:30` when the state is older than the data. */
export function SinceText({ verdict }: { readonly verdict: Verdict }) {
  if (verdict.since === null) return null;
  const lasted = lastedWords(verdict);
  return (
    <span>
      {sinceWord(verdict)} <TimeText at={verdict.since} today={verdict.at} />
      {lasted !== null && ` (${lasted})`}
    </span>
  );
}
