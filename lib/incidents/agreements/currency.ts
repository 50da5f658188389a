import type { Verdict } from "@/lib/domain/verdict";
import { type Agreement, isHeldOver } from "./moment";

/** A rate that does not say which records it counts. */
const PLAIN = /\d records\/s/;
const OF_A_KIND = /(?:user|Kinesis) records/;

/** Where user records and Kinesis records differ, every rate says which it counts; elsewhere none. */
export const oneCurrency: Agreement = {
  name: "one-currency",
  broken(moment) {
    const { numbers } = moment.verdict;
    if (isHeldOver(moment)) return undefined;
    const differ = numbers.userRecordsPerRecord !== undefined;
    const text = textsOf(moment.verdict).find((one) => (differ ? PLAIN : OF_A_KIND).test(one));
    return text && `"${text}" where the two kinds of records ${differ ? "differ" : "are the same"}`;
  },
};

/** A factor that is not steady converts nothing. */
export const unsteadyConvertsNothing: Agreement = {
  name: "unsteady-converts-nothing",
  broken(moment) {
    const { numbers } = moment.verdict;
    if (isHeldOver(moment) || numbers.userRecordsPerRecord !== null) return undefined;
    const text = textsOf(moment.verdict).find((one) => /\(about [^)]* records\/s\)/.test(one));
    return text && `"${text}" by no steady factor`;
  },
};

function textsOf({ headline, advice, evidence, clearing }: Verdict): readonly string[] {
  return [
    headline,
    ...advice.flatMap(({ text, because }) => [text, because]),
    ...evidence.map(({ text }) => text),
    ...(clearing?.conditions.map(({ text }) => text) ?? []),
    ...(clearing ? [clearing.backlog.because] : []),
  ];
}
