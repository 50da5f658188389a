import type { SourceView } from "@/lib/contract/window";
import { TimeText } from "../time/time-text";
import { silentSince } from "./silent-sources";

/** Says that not one source answers, and where to look first: one cause is likelier than four. */
export function SilentSourcesNotice({
  sources,
  now,
}: {
  readonly sources: readonly SourceView[];
  readonly now: number;
}) {
  const since = silentSince(sources);
  if (since === undefined) return null;
  return (
    <p className="problem" role="alert">
      <b>No source answers.</b>{" "}
      {since === null ? (
        "None has answered since Narrows was started. "
      ) : (
        <>
          Nothing is known since <TimeText at={since} today={now} />.{" "}
        </>
      )}
      All at once points to what they share: look at this machine&apos;s network and at its AWS
      credentials. Each source says above what it met.
    </p>
  );
}
