import { type Agreement, isHeldOver, type Moment } from "./moment";
import { numberAt, seconds } from "./words";

/** Advice that only states a fact, which is no help by itself. */
const ONLY_TELLS = /^Unread records (?:begin to )?expire/;

/** Advice never asks for a limit above what arrives. */
export const asksForLessThanArrives: Agreement = {
  name: "asks-for-less-than-arrives",
  broken(moment) {
    const { verdict, known } = moment;
    const { arriving } = known;
    if (arriving === undefined || isHeldOver(moment)) return undefined;
    const found = verdict.advice.find(({ text }) => {
      const most = numberAt(
        text,
        "(?:at most|bring the input below|to below) {} (?:user )?records/s",
      );
      return most !== undefined && most >= arriving;
    });
    return found && `${Math.round(arriving)} records/s arrive: "${found.text}"`;
  },
};

/** "Instead of" never names less than there is now. */
export const asksForMoreThanThereIs: Agreement = {
  name: "asks-for-more-than-there-is",
  broken(moment) {
    return (
      instead(moment, "task slots", moment.known.slots) ??
      instead(moment, "shards", moment.known.openShards)
    );
  },
};

function instead(moment: Moment, of: string, are: number | undefined): string | undefined {
  if (isHeldOver(moment)) return undefined;
  for (const { text } of moment.verdict.advice) {
    const [more, now] = [
      numberAt(text, `{} ${of} instead of`),
      numberAt(text, `${of} instead of {}`),
    ];
    if (more === undefined || now === undefined) continue;
    if (more <= now || (are !== undefined && now !== are)) return `${are} ${of} are: "${text}"`;
  }
  return undefined;
}

/** More slots are no help when a single task takes the whole interval. */
export const slotsDoNotShortenATask: Agreement = {
  name: "slots-do-not-shorten-a-task",
  broken(moment) {
    const { verdict, known } = moment;
    const { longestTasksMs, beatMs, concurrentJobs } = known;
    if (longestTasksMs === undefined || beatMs === undefined || isHeldOver(moment))
      return undefined;
    if (longestTasksMs <= beatMs * concurrentJobs) return undefined;
    const found = verdict.advice.find(({ text }) => /task slots instead of/.test(text));
    return (
      found &&
      `the longest tasks take ${seconds(longestTasksMs)} of ${seconds(beatMs)}: "${found.text}"`
    );
  },
};

/** A critical verdict says what a person can do. */
export const criticalHasAdvice: Agreement = {
  name: "critical-has-advice",
  broken({ verdict: { severity, cause, headline, advice } }) {
    if (severity !== "critical") return undefined;
    if (advice.some(({ text }) => !ONLY_TELLS.test(text))) return undefined;
    return `${cause}: "${headline}" without advice`;
  },
};

/** A calm verdict asks for nothing. */
export const calmAsksForNothing: Agreement = {
  name: "calm-asks-for-nothing",
  broken({ verdict: { severity, headline, advice } }) {
    const [first] = advice;
    return severity === "ok" && first !== undefined
      ? `"${headline}" beside "${first.text}"`
      : undefined;
  },
};
