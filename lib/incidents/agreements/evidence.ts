import type { AlsoCause, Cause } from "@/lib/domain/verdict";
import { type Agreement, isHeldOver } from "./moment";

/** Without answers there is no share of refused calls: "0 %" would say that calls succeed. */
export const failingCallsAreNotRefused: Agreement = {
  name: "failing-calls-are-not-refused",
  broken({ verdict: { headline, advice, evidence } }) {
    const shown = [headline, ...advice.map(({ because }) => because)].join(" ");
    if (!/every call fails|no call succeeds/.test(shown)) return undefined;
    const row = evidence.find(({ text }) => /\b0 % of the reads/.test(text));
    return row && `"${headline}" beside ${row.rule}: "${row.text}"`;
  },
};

/** The causes in "also" hold in the evidence. */
export const alsoHolds: Agreement = {
  name: "also-holds",
  broken(moment) {
    const { also, evidence, headline } = moment.verdict;
    if (isHeldOver(moment)) return undefined;
    const other = also.find(
      (cause) => !evidence.some(({ rule, state }) => rule === cause && state === "holds"),
    );
    return other && `"${headline}", also ${other}, which holds nowhere in the evidence`;
  },
};

/** A batch that hangs, or a driver that is gone, makes the rest wait: that wait is no second trouble. */
const SAME_WAIT: Partial<Record<Cause, readonly AlsoCause[]>> = {
  down: ["processing-too-slow", "slow-reading", "rate-cap", "backpressure", "at-risk"],
  "driver-stalled": ["processing-too-slow", "slow-reading", "rate-cap", "backpressure", "at-risk"],
  "no-cores-left": ["processing-too-slow", "stuck-batch", "backpressure", "at-risk"],
  "stuck-batch": ["processing-too-slow", "no-cores-left", "backpressure", "at-risk"],
  "processing-too-slow": ["at-risk", "recovering"],
  backpressure: ["at-risk", "slow-reading", "recovering"],
  recovering: ["at-risk", "processing-too-slow", "slow-reading"],
  "write-limit": ["at-risk"],
  "read-limit": ["at-risk"],
};

/** One wait is one trouble. */
export const oneWaitIsSaidOnce: Agreement = {
  name: "one-wait-is-said-once",
  broken(moment) {
    const { cause, also, headline } = moment.verdict;
    const twice = also.find((other) => SAME_WAIT[cause]?.includes(other) === true);
    return twice && `${cause}: "${headline}", also ${twice}`;
  },
};

/** A rule is either blind or evaluated. */
export const blindIsNotClear: Agreement = {
  name: "blind-is-not-clear",
  broken({ verdict: { blind, evidence } }) {
    const both = blind.find(({ rule }) =>
      evidence.some((row) => row.rule === rule && row.state !== "blind"),
    );
    return both && `${both.rule} is blind (${both.missing}) and was looked at`;
  },
};

/** The cause of the verdict holds in the evidence. */
export const saidHolds: Agreement = {
  name: "said-holds",
  broken(moment) {
    const { cause, headline, evidence, severity } = moment.verdict;
    if (isHeldOver(moment) || cause === "keeping-up" || cause === "no-data") return undefined;
    const row = evidence.find(({ rule }) => rule === cause);
    if (row?.state === "holds") return undefined;
    return `${severity}: "${headline}" beside ${cause} ${row?.state ?? "nowhere"}: "${row?.text}"`;
  },
};

/** A rule has one row. */
export const oneRowForARule: Agreement = {
  name: "one-row-for-a-rule",
  broken({ verdict: { evidence } }) {
    const seen = new Set<string>();
    const twice = evidence.find(({ rule }) => seen.size === seen.add(rule).size);
    return twice && `${twice.rule} twice`;
  },
};

/** A number that makes a row hold is beyond its limit. A clear row's number is not far beyond it. */
export const numberIsBeyondItsLimit: Agreement = {
  name: "number-is-beyond-its-limit",
  broken(moment) {
    const { cause, evidence, headline, severity } = moment.verdict;
    if (severity !== "critical" || isHeldOver(moment)) return undefined;
    const row = evidence.find(({ rule }) => rule === cause);
    if (row === undefined || row.value === null || row.limit === null) return undefined;
    // These hold when their number is low.
    if (["slow-reading", "no-cores-left", "rate-cap", "shards-unread"].includes(cause))
      return undefined;
    if (row.value >= row.limit) return undefined;
    return `${cause}: "${headline}" by ${row.value} ${row.unit} of a limit of ${row.limit}: "${row.text}"`;
  },
};
