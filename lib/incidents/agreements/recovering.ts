import { MINUTE_MS } from "@/lib/domain/metric-period";
import { type Agreement, isHeldOver, lately, type Moment } from "./moment";

const MINUTES = 4;
/** The effect of one more minute of arrivals, before minutes are settled. */
const MORE = 1.1;

/** A backlog that recovers shrinks, or could be worked off faster than records arrive. */
export const recoveringShrinks: Agreement = {
  name: "recovering-shrinks",
  broken(moment) {
    const last = lately(moment, MINUTES);
    const all =
      last.length === MINUTES && last.every(({ verdict }) => verdict.cause === "recovering");
    if (!all || isHeldOver(moment) || isOneBatch(moment)) return undefined;
    const { sustainableRecordsPerSecond: can } = moment.verdict.numbers;
    if (can !== null && can > (moment.known.arriving ?? 0)) return undefined;
    const behind = last.map(({ verdict: { numbers }, known }) => ({
      lag: numbers.waitingInStreamMs ?? 0,
      open: known.openMs,
      backlog: numbers.backlogRecords ?? Infinity,
    }));
    const [now, earlier] = [behind[0], behind.at(-1)];
    if (now === undefined || earlier === undefined) return undefined;
    const shrinks =
      now.lag < earlier.lag || now.open < earlier.open || now.backlog * MORE < earlier.backlog;
    if (shrinks) return undefined;
    return `"${moment.verdict.headline}" while nothing shrinks in ${MINUTES - 1} min: ${JSON.stringify({ earlier, now, can, arriving: moment.known.arriving })}`;
  },
};

/** A single batch that runs within its time budget: how much of it is left is not known. */
function isOneBatch({ verdict: { evidence } }: Moment): boolean {
  const row = evidence.find(({ rule }) => rule === "recovering");
  return row !== undefined && /one large batch is in time|a long batch runs/.test(row.text);
}

/** A recovery blames no side and is no alarm. */
export const recoveringAccusesNobody: Agreement = {
  name: "recovering-accuses-nobody",
  broken({ verdict: { cause, bottleneck, severity, headline } }) {
    if (cause !== "recovering" || (bottleneck === "none" && severity !== "critical"))
      return undefined;
    return `${severity}, ${bottleneck}: "${headline}"`;
  },
};

/** Beside a recovery, no row holds that blames a side for the same wait. */
export const recoveringIsNotTooSlow: Agreement = {
  name: "recovering-is-not-too-slow",
  broken(moment) {
    const { verdict } = moment;
    if (verdict.cause !== "recovering" || isHeldOver(moment)) return undefined;
    const blamed = verdict.evidence.find(
      ({ rule, state, text }) =>
        state === "holds" &&
        (["processing-too-slow", "slow-reading"].includes(rule) ||
          (rule === "at-risk" && /Spark is busy|batches take/.test(text))),
    );
    return blamed && `"${verdict.headline}" beside ${blamed.rule}: "${blamed.text}"`;
  },
};

/** A recovery began in the past, with at least the backlog that is left some minutes later. */
export const recoveryRunsForward: Agreement = {
  name: "recovery-runs-forward",
  broken({ verdict: { at, recovery, headline } }) {
    if (recovery === undefined) return undefined;
    const { from, backlogAtStart, leftRecords } = recovery;
    if (from > at) return `"${headline}": it begins ${Math.round((from - at) / 1000)} s from now`;
    if (backlogAtStart === null || leftRecords === null || at - from < MINUTES * MINUTE_MS)
      return undefined;
    if (leftRecords <= MORE * backlogAtStart) return undefined;
    return `"${headline}": ${Math.round(leftRecords)} records are left of ${Math.round(backlogAtStart)}`;
  },
};
