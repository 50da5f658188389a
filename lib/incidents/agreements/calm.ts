import { isCalm } from "@/lib/domain/severity-order";
import { type Agreement, isHeldOver, type Moment } from "./moment";
import { durationAt, seconds } from "./words";

/** Rows that may hold beside a calm verdict: neither a trouble nor a claim against it. */
const BESIDE_GREEN: ReadonlySet<string> = new Set([
  "receivers",
  "leases",
  "other-consumer",
  "idle",
]);

/** Records in batches that have just been made, and those that polling leaves unread. */
const SMALL_BACKLOG_MS = 60_000;

function longestDelayMs({ known: { lateLimitMs, beatMs = 0 } }: Moment): number {
  return lateLimitMs + 3 * beatMs;
}

/** A single evaluation that disagrees is not shown yet: one hiccup is no trouble. */
function isTurning(moment: Moment): boolean {
  return isHeldOver(moment) && moment.before !== undefined && !isHeldOver(moment.before);
}

/** A calm verdict has no delay that counts as late. */
export const calmIsNotLate: Agreement = {
  name: "calm-is-not-late",
  broken(moment) {
    const { verdict, known } = moment;
    if (!isCalm(moment.verdict.severity) || isTurning(moment)) return undefined;
    const { waitingInStreamMs, waitingInSparkMs, endToEndDelayMs } = verdict.numbers;
    const shown = durationAt(verdict.headline, "done about {} after");
    const limits = [
      ["waiting in the stream", waitingInStreamMs, known.lateLimitMs],
      ["waiting in Spark", waitingInSparkMs, Math.max(2 * (known.beatMs ?? 0), 10_000)],
      ["end-to-end delay", endToEndDelayMs, longestDelayMs(moment)],
      ["the headline's delay", shown ?? null, longestDelayMs(moment)],
    ] as const;
    const over = limits.filter(([, ms, limit]) => ms !== null && ms > limit);
    if (over.length === 0) return undefined;
    const texts = over.map(([what, ms, limit]) => `${what} ${seconds(ms)} > ${seconds(limit)}`);
    return `${verdict.severity}: "${verdict.headline}" beside ${texts.join(", ")}`;
  },
};

/** No row of the evidence of a calm verdict speaks against it. */
export const calmHasNoTrouble: Agreement = {
  name: "calm-has-no-trouble",
  broken(moment) {
    const { verdict } = moment;
    if (!isCalm(moment.verdict.severity) || isHeldOver(moment)) return undefined;
    const against = verdict.evidence.find(
      ({ rule, state }) => state === "holds" && !BESIDE_GREEN.has(rule),
    );
    return (
      against &&
      `${verdict.severity}: "${verdict.headline}" beside ${against.rule}: "${against.text}"`
    );
  },
};

/** A calm verdict has almost no backlog. */
export const calmHasSmallBacklog: Agreement = {
  name: "calm-has-small-backlog",
  broken(moment) {
    const { verdict, known } = moment;
    const { backlogRecords } = verdict.numbers;
    if (!isCalm(moment.verdict.severity) || isTurning(moment)) return undefined;
    if (backlogRecords === null || known.arriving === undefined) return undefined;
    const least = Math.max(SMALL_BACKLOG_MS, longestDelayMs(moment));
    const most = (Math.max(known.arriving, known.taking, ...known.put) * least) / 1000;
    if (backlogRecords <= Math.max(most, 1)) return undefined;
    return `${verdict.severity}: "${verdict.headline}" beside a backlog of ${Math.round(backlogRecords)} records, ${Math.round(most)} at most`;
  },
};

const QUIET_MINUTES = 4;

/** Without puts, and without a batch that holds unpublished ones, a calm verdict gives no delay. */
export const calmSpeaksOfWhatIsPut: Agreement = {
  name: "calm-speaks-of-what-is-put",
  broken({ verdict, known: { put, taking } }) {
    const quiet =
      taking === 0 &&
      put.length >= QUIET_MINUTES &&
      put.slice(-QUIET_MINUTES).every((one) => one === 0);
    if (!quiet || !/records are done/.test(verdict.headline)) return undefined;
    return `"${verdict.headline}" while nothing was put for ${QUIET_MINUTES} settled minutes`;
  },
};
