import { withClearing } from "@/lib/diagnosis/verdict/clearing";
import { evaluate } from "@/lib/diagnosis/diagnose";
import {
  type HysteresisState,
  hysteresisStep,
  LOOKED_BACK,
} from "@/lib/diagnosis/verdict/hysteresis";
import { MINUTE_MS, minuteFrom } from "@/lib/domain/metric-period";
import type { Verdict } from "@/lib/domain/verdict";
import type { PipelineWindow } from "@/lib/domain/window";
import { knownOf } from "./known";
import { lately, type Moment } from "./moment";
import { kindOf, situationAt } from "@/lib/diagnosis/kinds/kind-of";

/** The most minutes that any agreement looks back. */
const REMEMBERED = 5;

/**
 * The verdict that the page shows in each minute, made as the server does: each instant is
 * evaluated, folded into the earlier verdicts, and given its conditions for clearing.
 *
 * @param span epoch ms; the last instant is its end, the others are whole minutes before
 */
export function* walk(
  window: PipelineWindow,
  span: { readonly from: number; readonly to: number },
): Generator<Moment> {
  let state: HysteresisState | undefined;
  let before: Moment | undefined;
  let found: readonly Verdict[] = [];
  for (const at of instants(span)) {
    const raw = evaluate(window, at);
    const known = knownOf(situationAt(window, at));
    const folded = hysteresisStep(state, raw, kindOf(window));
    state = folded.state;
    found = [...found, raw].slice(-LOOKED_BACK - 1);
    const verdict = withClearing(window, folded.verdict, found);
    const moment: Moment = { verdict, raw, known, before: cut(before) };
    yield moment;
    before = moment;
  }
}

function* instants({ from, to }: { readonly from: number; readonly to: number }) {
  for (let at = minuteFrom(from); at < to; at += MINUTE_MS) yield at;
  yield to;
}

/** Drops older minutes, so that hours of a pipeline do not stay in memory. */
function cut(moment: Moment | undefined): Moment | undefined {
  if (moment === undefined) return undefined;
  return lately(moment, REMEMBERED).reduceRight<Moment | undefined>(
    (before, { verdict, raw, known }) => ({ verdict, raw, known, before }),
    undefined,
  );
}
