import { SEVERITY_ORDER } from "@/lib/domain/severity-order";
import { isSameState, type StateSpan } from "@/lib/domain/worst-span";
import type { EvaluatedSpan } from "./evaluated-spans";

/** Neighbours of one state. */
type Group = readonly [EvaluatedSpan, ...EvaluatedSpan[]];

/** Minutes of one evaluated state, from when that began: with all data, not from when it was said. */
export interface VerdictRun extends StateSpan {
  /** The first and the last instant at which it was evaluated so, epoch ms. */
  readonly evaluatedFrom: number;
  readonly evaluatedTo: number;
}

/**
 * What was evaluated as runs of one state, ascending and without overlap. A run begins at its verdict's
 * `since`, and what was evaluated of that time before is cut off there: it knew less. What is graver is
 * not, because a lesser trouble never undoes a worse one. Between runs lie times that were not
 * evaluated.
 *
 * @param knownTo a state that began before is dated by what was evaluated until then, so that a window's
 *   timeline and its verdict name the same instant, epoch ms
 */
export function verdictRuns(
  evaluated: readonly EvaluatedSpan[],
  knownTo: number,
): readonly VerdictRun[] {
  const runs: VerdictRun[] = [];
  for (const group of alike(evaluated)) append(runs, runOf(group, knownTo));
  return runs;
}

/** Neighbours of one state, with no time between them that was not evaluated. */
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

/** What is known best of the beginning is what was evaluated last; a later one is of a relapse. */
function beginning(group: Group, knownTo: number): number {
  const [first] = group;
  const dated = group.filter(({ since }) => since !== null && since <= first.at);
  const { since = null } = dated.findLast(({ at }) => at <= knownTo) ?? dated[0] ?? {};
  return since ?? first.at;
}

/** Puts a run behind the others, and takes from them what it knows better. */
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
