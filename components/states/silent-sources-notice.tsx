import type { SourceView } from "@/lib/contract/window";
import { TimeText } from "../time/time-text";

/** Says that no source answers, and where to look first: one common cause is likelier than four. */
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

/**
 * When any source last answered, epoch ms; undefined while one is ok; null when none ever answered.
 */
export function silentSince(sources: readonly SourceView[]): number | null | undefined {
  const asked = sources.filter(({ name, status }) => status !== "off" && name !== "history");
  if (asked.length === 0 || asked.some(({ status }) => status !== "failing")) return undefined;
  const answers = asked.flatMap(({ lastSuccessAt }) => lastSuccessAt ?? []);
  return answers.length === 0 ? null : Math.max(...answers);
}
