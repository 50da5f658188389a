import { MINUTE_MS } from "@/lib/domain/metric-period";
import type { Agreement } from "./moment";
import { seconds } from "./words";

/** The beginning is not in the future. */
export const sinceHasBegun: Agreement = {
  name: "since-has-begun",
  broken({ verdict: { since, at, headline } }) {
    if (since === null || since <= at) return undefined;
    return `since ${seconds(since - at)} from now: "${headline}"`;
  },
};

/** The beginning of one state is the same in each minute. */
export const sinceStands: Agreement = {
  name: "since-stands",
  broken({ verdict, known, before }) {
    const { since, cause, bottleneck, sinceIsAtLeast, headline } = verdict;
    const then = before?.verdict;
    if (then === undefined || since === null || then.since === null) return undefined;
    if (then.cause !== cause || then.bottleneck !== bottleneck) return undefined;
    // A state that a restarted application brings begins with that start.
    if (known.startedAt !== before?.known.startedAt) return undefined;
    // After "at least" a later beginning may be found, and "at least" may be added when it is in
    // doubt.
    if (sinceIsAtLeast === true || then.sinceIsAtLeast === true) return undefined;
    const moved = since - then.since;
    if (Math.abs(moved) <= MINUTE_MS) return undefined;
    return `${cause}: since moved by ${seconds(moved)} in a minute ("${then.headline}" to "${headline}")`;
  },
};

/** A trouble has a beginning; a risk has none. */
export const troubleHasBegun: Agreement = {
  name: "trouble-has-begun",
  broken({ verdict: { severity, since, cause, headline } }) {
    return severity === "critical" && since === null
      ? `${cause}: "${headline}" since nobody knows when`
      : undefined;
  },
};
