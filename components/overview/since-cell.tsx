import type { Verdict } from "@/lib/domain/verdict";
import { TimeText } from "../time/time-text";
import { lastedWords } from "../verdict/banner/since-words";

/** `14:02` and `28 min` under it; `before 11:30` when the state is older than the data. */
export function SinceCell({ verdict }: { readonly verdict: Verdict }) {
  if (verdict.since === null) return null;
  const lasted = lastedWords(verdict);
  return (
    <>
      <span>
        {verdict.sinceIsAtLeast && "before "}
        <TimeText at={verdict.since} today={verdict.at} />
      </span>
      {lasted !== null && <span>{lasted}</span>}
    </>
  );
}
