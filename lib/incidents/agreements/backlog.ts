import { buildsBacklog } from "@/lib/domain/builds-backlog";
import type { Agreement } from "./moment";

/** The backlog is not zero beside a trouble that leaves records unread. */
export const backlogIsNotNothing: Agreement = {
  name: "backlog-is-not-nothing",
  broken(moment) {
    const { backlogRecords } = moment.verdict.numbers;
    if (!buildsBacklog(moment.verdict) || backlogRecords === null || backlogRecords >= 1)
      return undefined;
    return `"${moment.verdict.headline}" beside a backlog of ${backlogRecords} records`;
  },
};

/** Catching up with it takes time. */
export const catchingUpTakesTime: Agreement = {
  name: "catching-up-takes-time",
  broken(moment) {
    const { catchUpMs } = moment.verdict.numbers;
    if (!buildsBacklog(moment.verdict) || catchUpMs === null || catchUpMs >= 1_000)
      return undefined;
    return `"${moment.verdict.headline}" beside "caught up in ${Math.round(catchUpMs)} ms"`;
  },
};

/** And the page does not say that nothing is left to catch up with. */
export const somethingIsLeft: Agreement = {
  name: "something-is-left",
  broken(moment) {
    const records = moment.verdict.clearing?.backlog.records ?? null;
    if (!buildsBacklog(moment.verdict) || records === null || records >= 1) return undefined;
    return `"${moment.verdict.headline}" beside "nothing is left to catch up with" (${records} records)`;
  },
};

/**
 * The backlog is one number: in the tiles, in the conditions for clearing and in the rest of a
 * recovery.
 */
export const oneBacklog: Agreement = {
  name: "one-backlog",
  broken({ verdict: { numbers, clearing, recovery } }) {
    const all = [
      numbers.backlogRecords,
      clearing?.backlog.records ?? null,
      recovery?.leftRecords ?? null,
    ].filter((records) => records !== null);
    const [least, most] = [Math.min(...all), Math.max(...all)];
    // The rest is shown with three digits.
    if (all.length < 2 || most - least <= Math.max(1, 0.005 * most)) return undefined;
    return `backlogs of ${all.map(Math.round).join(", ")} records`;
  },
};
