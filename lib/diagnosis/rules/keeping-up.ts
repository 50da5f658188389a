import { formatDuration } from "@/lib/format/quantity";
import { beat } from "../quantities/beat";
import { delays } from "../quantities/delays";
import { utilisation } from "../quantities/utilisation";
import { restsOn } from "../proof/proof";
import { holds, type Holds } from "../rule";
import type { Situation } from "../situation";

/** What is said when no rule holds, none that matters is blind, and the proof of it is complete. */
export function keepingUp(s: Situation): Holds {
  const load = utilisation(s);
  const { endToEndMs } = delays(s);
  const work =
    load === undefined
      ? "nothing waits"
      : `batches take ${formatDuration(load.meanProcessingMs)} of a ${formatDuration(beat(s)?.beatMs ?? 0)} interval`;
  const done =
    endToEndMs === undefined
      ? ""
      : `, and records are done about ${formatDuration(endToEndMs)} after they are put`;
  return holds("ok", {
    headline: `Keeping up: ${work}${done}.${withoutProof(s)}`,
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

/** Green says what it rests on, where a part of its proof cannot be had. */
function withoutProof(s: Situation): string {
  const [open] = restsOn(s);
  return open === undefined ? "" : ` ${open.charAt(0).toUpperCase()}${open.slice(1)}.`;
}
