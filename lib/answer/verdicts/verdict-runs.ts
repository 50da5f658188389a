import { SEVERITY_ORDER } from "@/lib/domain/severity-order";
import { isSameState } from "@/lib/domain/verdict-change";
import type { StateSpan } from "@/lib/domain/worst-span";
import type { EvaluatedSpan } from "./evaluated-spans";

/** Neighbours of one state. */
type Group = readonly [EvaluatedSpan, ...EvaluatedSpan[]];

/**
 * A run of minutes with one evaluated state. It begins when all data show it began, not when the
 * banner first showed it.
 */
export interface VerdictRun extends StateSpan {
  /** The first and the last instant of the run that were evaluated, epoch ms. */
  readonly evaluatedFrom: number;
  readonly evaluatedTo: number;
}

/**
 * Evaluations as runs of one state, ascending and without overlap. A run begins at its verdict's
 * `since`, and earlier evaluations of that time are cut off there: they knew less. More severe ones
 * are not cut, because a lesser trouble never undoes a worse one. Times between runs were not
 * evaluated.
 *
 * @param knownTo a state that began earlier is dated by the evaluations until then, so that a
 *   window's timeline and its verdict name the same instant, epoch ms
 */
export function verdictRuns(
  evaluated: readonly EvaluatedSpan[],
  knownTo: number,
): readonly VerdictRun[] {
  const runs: VerdictRun[] = [];
  for (const group of alike(evaluated)) append(runs, runOf(group, knownTo));
  return runs;
}

/** Neighbours of one state, without an unevaluated time between them. */
function alike(evaluated: readonly EvaluatedSpan[]): readonly Group[] {
  const groups: [EvaluatedSpan, ...EvaluatedSpan[]][] = [];
  for (const one of evaluated) {
    const group = groups.at(-1);
    const before = group?.at(-1);
    if (group && before && before.until >= one.at && isSameState(before, one)) group.push(one);
    else groups.push([one]);
  }
  return groups;
}

function runOf(group: Group, knownTo: number): VerdictRun {
  const [first] = group;
  const { bottleneck, cause, severity } = first;
  const last = group.at(-1) ?? first;
  return {
    bottleneck,
    cause,
    severity,
    from: beginning(group, knownTo),
    to: last.until,
    evaluatedFrom: first.at,
    evaluatedTo: last.at,
  };
}

/** The last evaluation knows the beginning best, unless it belongs to a relapse. */
function beginning(group: Group, knownTo: number): number {
  const [first] = group;
  const dated = group.filter(({ since }) => since !== null && since <= first.at);
  const { since = null } = dated.findLast(({ at }) => at <= knownTo) ?? dated[0] ?? {};
  return since ?? first.at;
}

/** Appends a run, and cuts the time that it knows better off the earlier ones. */
function append(runs: VerdictRun[], run: VerdictRun): void {
  let { from, evaluatedFrom } = run;
  for (let before = runs.pop(); before !== undefined; before = runs.pop()) {
    const ends = Math.min(before.to, run.evaluatedFrom);
    if (isSameState(before, run) && ends >= from) {
      from = Math.min(before.from, from);
      evaluatedFrom = before.evaluatedFrom;
      continue;
    }
    const stands = SEVERITY_ORDER[before.severity] < SEVERITY_ORDER[run.severity];
    if (stands) from = Math.max(from, ends);
    const to = Math.min(ends, from);
    if (to <= before.from) continue;
    runs.push({ ...before, to });
    break;
  }
  runs.push({ ...run, from, evaluatedFrom });
}
