import type { WorstView } from "@/lib/contract/window";
import { compareImpact, type Impact, impactOf, impactOfCause } from "@/lib/domain/impact";
import type { Evaluation, Verdict } from "@/lib/domain/verdict";
import type { LoggedChange } from "@/lib/domain/verdict-change";
import { worstSpan } from "@/lib/domain/worst-span";
import type { Span } from "@/lib/history/port";
import { firstVerdict } from "@/lib/domain/first-verdict";
import type { VerdictRun } from "./verdict-runs";

/** The inputs of a window's worst verdict. */
export interface WorstOptions {
  readonly runs: readonly VerdictRun[];
  /** The verdict of the window's end. */
  readonly end: Verdict;
  readonly span: Span;
  readonly evaluations: readonly Evaluation[];
  readonly changes: readonly LoggedChange[];
  /** How long the stream keeps its records, ms; null: not known. */
  readonly retentionMs: number | null;
  /** The verdict as of an instant, epoch ms. */
  readonly verdictAt: (at: number) => Promise<Verdict>;
}

/**
 * The worst verdict of a past window, with its evidence and advice, unless the end's verdict is the
 * worst. It is taken from the last minute in the window which has this verdict.
 */
export async function worstView(options: WorstOptions): Promise<WorstView | undefined> {
  const { runs, end, span } = options;
  const parts = runs.flatMap(inside(span));
  const weighed = parts.map((part) => ({ ...part, impact: worstImpact(part, options) }));
  const run = worstSpan(weighed, end);
  if (run === undefined) return undefined;
  return { from: run.began, to: run.to, verdict: await verdictOf(run, options) };
}

/** The part of a run that lies in the window; `began` is earlier if its verdict knows when. */
const inside =
  (span: Span) =>
  (run: VerdictRun): readonly (VerdictRun & { readonly began: number })[] => {
    const from = Math.max(run.from, span.from);
    const to = Math.min(run.to, span.to);
    const began = run.from < run.evaluatedFrom ? run.from : from;
    return from < to ? [{ ...run, from, to, began }] : [];
  };

/** The greatest impact of a run by the window's end; if no minute of it was evaluated, the end's. */
function worstImpact(run: VerdictRun, options: WorstOptions): Impact {
  const { end, span, retentionMs } = options;
  const found = minutesOf(run, options).filter(
    ({ cause, severity }) => cause === run.cause && severity === run.severity,
  );
  const inTime = found.filter(({ at }) => at <= span.to);
  const isEnds = run.to === span.to && end.cause === run.cause && end.severity === run.severity;
  const weighed = [...(inTime.length > 0 ? inTime : found.slice(0, 1)), ...(isEnds ? [end] : [])];
  const [worst] = weighed.map((one) => impactOf(one, retentionMs)).toSorted(compareImpact);
  return worst ?? impactOfCause(run.cause);
}

/** The evaluations of its whole minutes. */
function minutesOf(run: VerdictRun, { evaluations }: WorstOptions): readonly Evaluation[] {
  return evaluations.filter(({ at }) => at >= run.evaluatedFrom && at <= run.evaluatedTo);
}

/**
 * For a time with few data left (lease scans are kept for a day), an evaluation now may differ from
 * the one made then. In that case the earlier one is used.
 */
async function verdictOf(run: VerdictRun, options: WorstOptions): Promise<Verdict> {
  const { verdictAt, span } = options;
  const minutes = minutesOf(run, options);
  const last = minutes.findLast(({ at }) => at <= span.to) ?? minutes[0];
  const at = last?.at ?? run.evaluatedFrom;
  const verdict = await verdictAt(at);
  const isSame = verdict.cause === run.cause && verdict.severity === run.severity;
  return isSame ? verdict : asLogged(run, { at, evaluated: last, changes: options.changes });
}

interface Then {
  readonly at: number;
  readonly evaluated: Evaluation | undefined;
  readonly changes: readonly LoggedChange[];
}

function asLogged({ bottleneck, cause, severity, from }: VerdictRun, then: Then): Verdict {
  const { at, evaluated, changes } = then;
  const nothing = firstVerdict(at);
  const words = changes.findLast((one) => one.at <= at && one.to?.cause === cause)?.to;
  return {
    ...nothing,
    bottleneck,
    cause,
    severity,
    since: evaluated?.since ?? from,
    headline: words?.headline ?? FORGOTTEN,
    numbers: evaluated?.numbers ?? nothing.numbers,
  };
}

const FORGOTTEN = "What was known of this is kept no longer; only its verdict is.";
