import { MINUTE_MS } from "@/lib/domain/metric-period";
import { type Agreement, isHeldOver } from "./moment";
import { durationAt, numberAt, seconds } from "./words";

/** The lag on the page is one that charts draw, plus at most the time since. It is not an older one. */
export const lagIsDrawn: Agreement = {
  name: "lag-is-drawn",
  broken({
    verdict: { at, numbers, headline },
    known: { drawnLagMs, ownLag, streamAge, unreadSince },
  }) {
    const shown = numbers.waitingInStreamMs;
    if (shown === null || drawnLagMs === undefined) return undefined;
    // A lag grows by at most the time that passes, and by exactly that while nothing is read.
    const grown = drawnLagMs + at - Math.max(ownLag?.at ?? 0, streamAge?.at ?? 0);
    const most = unreadSince === undefined ? grown : Math.max(grown, at - unreadSince);
    if (shown <= most + 1_000) return undefined;
    return `waiting in the stream ${seconds(shown)} where charts draw at most ${seconds(drawnLagMs)}, and ${seconds(most)} can have come of it ("${headline}")`;
  },
};

/** The application's own lag does not count when it is older than a smaller age of the stream. */
export const newerLagCounts: Agreement = {
  name: "newer-lag-counts",
  broken({ verdict: { numbers, headline }, known: { ownLag, streamAge } }) {
    const shown = numbers.waitingInStreamMs;
    if (shown === null || ownLag === undefined || streamAge === undefined) return undefined;
    const isOld = streamAge.at - ownLag.at > 120_000 && streamAge.ms < ownLag.ms / 2;
    if (!isOld || shown < ownLag.ms) return undefined;
    return `waiting in the stream ${seconds(shown)} by a lag that is ${seconds(streamAge.at - ownLag.at)} older than the stream's age of ${seconds(streamAge.ms)} ("${headline}")`;
  },
};

/** The number of waiting batches is the one in the chart of the queue. */
export const oneQueue: Agreement = {
  name: "one-queue",
  broken(moment) {
    const { verdict, known } = moment;
    const said = numberAt(verdict.headline, "{} (?:batches wait|wait, the oldest)");
    if (said === undefined || isHeldOver(moment) || said === known.waiting) return undefined;
    return `"${verdict.headline}" beside ${known.waiting} batches queued`;
  },
};

const ROUNDING = 0.05;

/** The put rate is the chart's value of one of the last minutes. */
export const putIsDrawn: Agreement = {
  name: "put-is-drawn",
  broken(moment) {
    const { verdict, known } = moment;
    const said = numberAt(verdict.headline, "while {} (?:Kinesis )?records/s are put");
    if (said === undefined || isHeldOver(moment) || known.put.length === 0) return undefined;
    const [least, most] = [Math.min(...known.put), Math.max(...known.put)];
    if (said >= least * (1 - ROUNDING) - 1 && said <= most * (1 + ROUNDING) + 1) return undefined;
    return `"${verdict.headline}" beside ${Math.round(least)} to ${Math.round(most)} records/s drawn`;
  },
};

/** When charts draw records that were read, "nothing was read" is about this application only. */
export const nothingReadIsDrawn: Agreement = {
  name: "nothing-read-is-drawn",
  broken(moment) {
    const { verdict, known } = moment;
    const said = durationAt(
      verdict.headline,
      "[Nn]othing (?:of the stream )?was read for (?:at least )?{}",
    );
    if (said === undefined || isHeldOver(moment)) return undefined;
    const minutes = Math.floor(said / MINUTE_MS) - UNSETTLED_MINUTES;
    const got = minutes <= 0 ? [] : known.got.slice(-minutes);
    if (got.every((records) => records === 0)) return undefined;
    return `"${verdict.headline}" beside ${got.map((records) => Math.round(records)).join(", ")} records/s got`;
  },
};

/** The newest minutes are not published yet. */
const UNSETTLED_MINUTES = 3;

/** Headline and conditions give the same running time in the same minute. */
export const oneRunningTime: Agreement = {
  name: "one-running-time",
  broken(moment) {
    const { verdict } = moment;
    const said = durationAt(verdict.headline, "has run for {}");
    if (said === undefined || isHeldOver(moment)) return undefined;
    const texts = verdict.clearing?.conditions.map(({ text }) => text) ?? [];
    const other = texts.find((text) => {
      const ms = durationAt(text, "has run for {}");
      return ms !== undefined && Math.abs(ms - said) >= 1_000;
    });
    return other && `"${verdict.headline}" beside "${other}" (${seconds(said)})`;
  },
};
