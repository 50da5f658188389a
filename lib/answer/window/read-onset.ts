import type { Onset } from "@/lib/contract/shown-verdict";
import { MAX_POINTS } from "@/lib/contract/window";
import { onsetChanges } from "@/lib/diagnosis/comparison/onset-changes";
import { onsetStretches } from "@/lib/diagnosis/comparison/onset-span";
import type { OnsetChanges } from "@/lib/domain/comparison";
import { settledTo } from "@/lib/domain/settled-to";
import type { Snapshot } from "@/lib/domain/snapshot";
import { readShownFacts } from "../facts/shown-facts";
import type { AnswerContext, Observed } from "../query/answer-context";
import type { Judged } from "../series/record-kinds";
import { coarsestPeriod } from "../view/coverage-view";
import { stepsFor } from "./window-data";
import { readRows } from "./window-rows";
import { seriesOf } from "./window-series";

/**
 * What moved around the beginning of a verdict. Reads at most two hours and ten minutes of the
 * history, and asks for no back-fill.
 *
 * @param judged the verdict that knows which records the series count
 */
export async function readOnset(
  { history, config }: Pick<AnswerContext, "history" | "config">,
  { observed, snapshot }: { readonly observed: Observed; readonly snapshot: Snapshot },
  { until, ...begun }: Onset,
  judged: Judged,
): Promise<OnsetChanges> {
  const { id } = observed.pipeline;
  const stretches = onsetStretches(begun.since, until);
  const span = { from: stretches.baseline.from, to: stretches.span.to };
  const fills = await history.fills(id, span);
  const range = { ...span, live: false };
  const steps = stepsFor(snapshot, range, MAX_POINTS, coarsestPeriod(fills));
  const [rows, facts] = await Promise.all([
    readRows(history, id, span, { steps, snapshot }),
    readShownFacts(history, id, span, snapshot.at),
  ]);
  const settled = settledTo(snapshot, config.publicationDelayMs);
  const { answeredTo } = snapshot;
  const known = { ...rows, ...steps, span, facts, settledTo: settled, answeredTo };
  const series = seriesOf({ ...known, ...judged });
  return onsetChanges({ series, ...stretches, settledTo: settled }, begun);
}
