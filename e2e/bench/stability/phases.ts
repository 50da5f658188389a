import type { Cause, Severity, Verdict } from "@/lib/domain/verdict";

/** A span in which the banner did not change. Epoch ms. */
export interface Phase {
  readonly verdict: string;
  readonly cause: Cause;
  /** When both sides are to blame: the other causes beside the verdict's. */
  readonly also: readonly string[];
  /** The worst severity in it. */
  readonly severity: Severity;
  readonly from: number;
  readonly to: number;
  readonly since: number | null;
  readonly headline: string;
}

/** Joins equal verdicts that follow one another. */
export function phases(verdicts: readonly Verdict[]): readonly Phase[] {
  const found: Phase[] = [];
  for (const { at, bottleneck, cause, also, severity, since, headline } of verdicts) {
    const said = bottleneck === "both" ? `both: ${cause}` : cause;
    const last = found.at(-1);
    if (last?.verdict === said)
      found[found.length - 1] = { ...last, to: at, severity: worse(last.severity, severity) };
    else {
      const others = bottleneck === "both" ? also : [];
      found.push({
        verdict: said,
        cause,
        also: others,
        severity,
        from: at,
        to: at,
        since,
        headline,
      });
    }
  }
  return found;
}

/** Something must be done: true for neither calm nor unknown nor a recovery. */
export function isAlarm({ severity, cause }: Pick<Phase, "severity" | "cause">): boolean {
  if (cause === "recovering") return false;
  return severity === "critical" || severity === "warning";
}

const RANK: readonly Severity[] = ["ok", "info", "unknown", "warning", "critical"];

const worse = (one: Severity, other: Severity): Severity =>
  RANK.indexOf(one) >= RANK.indexOf(other) ? one : other;

const SOON_MS = 120_000;

/**
 * Phases after which the banner returned, within two minutes, to what it was before. An unknown
 * state of a driver that was just started does not count: it is the restart.
 */
export function flips(spans: readonly Phase[]): readonly Phase[] {
  return spans.filter((span, i) => {
    const [before, after] = [spans[i - 1], spans[i + 1]];
    if (before === undefined || after === undefined || before.verdict !== after.verdict)
      return false;
    if (span.verdict === "no-data") return false;
    return after.from - span.from < SOON_MS;
  });
}
