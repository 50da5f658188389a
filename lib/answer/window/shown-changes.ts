import { onsetOf, shownVerdict } from "@/lib/contract/shown-verdict";
import type { WindowAnswer } from "@/lib/contract/window";
import type { OnsetChanges } from "@/lib/domain/comparison";
import { MINUTE_MS } from "@/lib/domain/metric-period";
import { log } from "@/lib/process/log";
import type { Snapshot } from "@/lib/domain/snapshot";
import { isTooBusy } from "../query/too-busy";
import type { WindowQuery } from "../query/window-query";
import type { Client } from "../query/client";
import { KeptFresh } from "@/lib/process/kept-fresh";
import { readOnset } from "./read-onset";

const kept = new KeptFresh<OnsetChanges>({
  everyMs: MINUTE_MS,
  patienceMs: 150,
  most: 200,
  onFault(error) {
    if (!isTooBusy(error)) log.error({ err: error }, "what changed could not be read");
  },
});

/** Later ones are made when nobody waits: their reader has the one before. */
const NOBODY: Client = { isPerson: false, isForeign: false, address: "what changed" };

/**
 * What changed around the beginning of the shown verdict, while that is a warning or critical. Made
 * at most once a minute for a pipeline and verdict, whatever the windows and viewers. Undefined:
 * there is no such verdict, its beginning is not known, or it is not made yet.
 */
export async function shownChanges(
  { context, observed, range }: WindowQuery,
  snapshot: Snapshot,
  answer: Pick<WindowAnswer, "verdict" | "worst">,
): Promise<OnsetChanges | undefined> {
  const shown = shownVerdict(answer);
  const onset = onsetOf(shown);
  if (!onset) return undefined;
  const until = range.live ? "now" : onset.until;
  const key = JSON.stringify([observed.pipeline.id, shown.verdict.cause, onset.since, until]);
  const { verdict, worst } = answer;
  const judged = { verdict, worst };
  const first = () => readOnset(context, { observed, snapshot }, onset, judged);
  return kept.get(key, { first, next: () => context.queue.run(NOBODY, first) });
}
