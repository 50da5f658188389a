import { asSentence } from "@/lib/domain/text/problem-and-remedy";
import { formatDuration, formatNumber } from "@/lib/format/quantity";
import { effectiveInterval } from "@/lib/diagnosis/dstream/quantities/batches/effective-interval";
import { delays } from "@/lib/diagnosis/dstream/quantities/backlog/delays";
import { emptyLately } from "@/lib/diagnosis/dstream/quantities/batches/empty-lately";
import { presentWork } from "@/lib/diagnosis/dstream/quantities/load/present-load";
import { noPuts } from "@/lib/diagnosis/stream/quantities/put/no-puts";
import { utilisation } from "@/lib/diagnosis/dstream/quantities/capacity/utilisation";
import { firing, type Firing } from "@/lib/diagnosis/parts/rule";
import type { Situation } from "@/lib/diagnosis/situation/situation";

/**
 * The verdict if no rule holds, none that matters is blind, and the proof is complete.
 *
 * @param without what could not be proven, in words
 */
export function keepingUp(s: Situation, without: readonly string[]): Firing {
  const load = utilisation(s);
  const took = presentWork(s)?.tookMs;
  const work =
    took === undefined
      ? "nothing waits"
      : `batches take ${formatDuration(took)} of a ${formatDuration(effectiveInterval(s)?.effectiveMs ?? 0)} interval`;
  const done = newestAreEmpty(s) ?? doneInWords(s);
  return firing("ok", {
    headline: `Keeping up: ${work}${done}.${withoutProof(without)}`,
    since: undefined,
    looked: {
      text: "No rule holds, none that matters is blind, and it is proven that the stream is read.",
      value: load?.ratio ?? null,
      unit: "ratio",
      limit: null,
      from: load?.from ?? s.settledTo,
      to: s.at,
      series: "utilisation",
    },
  });
}

function doneInWords(s: Situation): string {
  const { endToEndMs } = delays(s);
  return endToEndMs === undefined
    ? ""
    : `, and records are done about ${formatDuration(endToEndMs)} after they are put`;
}

/** If no batch holds a record, none is done. The puts that CloudWatch has published are older than that. */
function newestAreEmpty(s: Situation): string | undefined {
  const empty = emptyLately(s);
  if (empty === undefined) return undefined;
  const last = empty.batches === 1 ? "last batch was" : `last ${formatNumber(empty.batches)} were`;
  const since = noPuts(s)?.since.at;
  if (since !== undefined)
    return `, and the ${last} empty: as far as CloudWatch has published, nothing has been put for ${formatDuration(s.settledTo - since)}`;
  return empty.minutesWithPuts > 0
    ? `, and the ${last} empty, though records were put`
    : `, and the ${last} empty: whether records are still put is not published yet`;
}

/** A healthy verdict says what it rests on if a part of its proof is missing. */
function withoutProof([open]: readonly string[]): string {
  return open === undefined ? "" : ` ${asSentence(open)}.`;
}
