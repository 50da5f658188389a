import { asSentence } from "@/lib/domain/text/problem-and-remedy";
import { formatDuration } from "@/lib/format/quantity";
import { isGot } from "@/lib/diagnosis/stream/quantities/put/put";
import { SILENT_MS, driverReachability } from "@/lib/diagnosis/driver/quantities/reachability";
import { streamReading } from "@/lib/diagnosis/stream/quantities/put/reading";
import { sourceTrouble, troubleClause } from "@/lib/diagnosis/situation/source-trouble";
import { clear, firing, type Rule, words } from "@/lib/diagnosis/parts/rule";
import type { Situation } from "@/lib/diagnosis/situation/situation";

/**
 * The driver does not answer us, but the stream is read (or nothing is put). The application may well run,
 * but nobody can tell whether it keeps up.
 */
export const sparkUnreachable: Rule = {
  cause: "spark-unreachable",
  bottleneck: "unknown",
  matters: true,
  advisedAlone: true,
  needs: () => [],
  check(s) {
    const { answers, silentMs, since, state } = driverReachability(s);
    if (answers) return clear(words(s, "The Spark driver answers."));
    const { isRead = false, putRecords } = streamReading(s) ?? {};
    const looked = {
      text: `${asSentence(whySilent(s, silentMs))}.`,
      value: silentMs,
      unit: "ms",
      limit: SILENT_MS,
      from: s.at - silentMs,
      to: s.at,
    } as const;
    if (silentMs <= SILENT_MS || !(isRead || putRecords === 0)) return clear(looked);
    const stream = isRead ? readSince(s, since ?? s.at) : "and nothing is put";
    return firing("unknown", {
      headline: `Spark cannot be judged: ${whySilent(s, silentMs)}, ${stream}.${cureOf(s)}`,
      since:
        since === undefined ? undefined : { at: since, atLeast: state?.lastSuccessAt === null },
      looked,
    });
  },
};

/** The source's own words, which distinguish a refusal from silence. */
function whySilent(s: Situation, silentMs: number): string {
  const trouble = sourceTrouble(s, "spark");
  return trouble === undefined
    ? `its driver has not answered for ${formatDuration(silentMs)}`
    : troubleClause(trouble);
}

function cureOf(s: Situation): string {
  const cure = sourceTrouble(s, "spark")?.remedy;
  return cure === undefined ? "" : ` ${asSentence(cure)}.`;
}

/** Reads before the driver fell silent say nothing about reads since. */
function readSince({ periods }: Situation, since: number): string {
  const after = periods.filter(({ at }) => at >= since);
  if (after.some(isGot)) return "but the stream is read";
  return after.length === 0
    ? "and whether the stream is still read is not published yet"
    : "and no record was seen to be read since";
}
