import { buildsBacklog } from "@/lib/domain/builds-backlog";
import type { Agreement } from "./moment";

/** Beside a trouble that leaves records behind, the backlog is not told to be nothing. */
export const backlogIsNotNothing: Agreement = {
  name: "backlog-is-not-nothing",
  broken(moment) {
    const { backlogRecords } = moment.verdict.numbers;
    if (!buildsBacklog(moment.verdict) || backlogRecords === null || backlogRecords >= 1)
      return undefined;
    return `"${moment.verdict.headline}" beside a backlog of ${backlogRecords} records`;
  },
};

/** Nor is it caught up in no time. */
export const catchingUpTakesTime: Agreement = {
  name: "catching-up-takes-time",
  broken(moment) {
    const { catchUpMs } = moment.verdict.numbers;
    if (!buildsBacklog(moment.verdict) || catchUpMs === null || catchUpMs >= 1_000)
      return undefined;
    return `"${moment.verdict.headline}" beside "caught up in ${Math.round(catchUpMs)} ms"`;
  },
};

/** Nor is it said that nothing is left to catch up with. */
export const somethingIsLeft: Agreement = {
  name: "something-is-left",
  broken(moment) {
    const records = moment.verdict.clearing?.backlog.records ?? null;
    if (!buildsBacklog(moment.verdict) || records === null || records >= 1) return undefined;
    return `"${moment.verdict.headline}" beside "nothing is left to catch up with" (${records} records)`;
  },
};

/** The backlog is one number, in the tiles, in what has to change and in what is left of a recovery. */
export const oneBacklog: Agreement = {
  name: "one-backlog",
  broken({ verdict: { numbers, clearing, recovery } }) {
    const all = [
      numbers.backlogRecords,
      clearing?.backlog.records ?? null,
      recovery?.leftRecords ?? null,
    ].filter((records) => records !== null);
    const [least, most] = [Math.min(...all), Math.max(...all)];
    // Three digits are shown of what is left.
    if (all.length < 2 || most - least <= Math.max(1, 0.005 * most)) return undefined;
    return `backlogs of ${all.map(Math.round).join(", ")} records`;
  },
};
