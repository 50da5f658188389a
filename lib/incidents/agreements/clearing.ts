import type { Clearing } from "@/lib/domain/clearing";
import { type Agreement, isHeldOver, lately } from "./moment";

function isOver({ conditions, suffices }: Clearing): boolean {
  if (conditions.length === 0) return false;
  return suffices === "all"
    ? conditions.every(({ met }) => met === true)
    : conditions.some(({ met }) => met === true);
}

function inWords({ conditions, suffices }: Clearing): string {
  return `${suffices} of ${conditions.map(({ text, met }) => `[${met === true ? "met" : met === null ? "not known" : "open"}] ${text}`).join("; ")}`;
}

/** While its rule holds, not all conditions for clearing are seen. */
export const notSeenWhileItHolds: Agreement = {
  name: "not-seen-while-it-holds",
  broken(moment) {
    const { clearing, headline, cause } = moment.verdict;
    if (clearing === undefined || isHeldOver(moment) || !isOver(clearing)) return undefined;
    return `${cause}: "${headline}" holds beside ${inWords(clearing)}`;
  },
};

const MINUTES = 4;

/** A cause has ended when all its conditions were seen for three minutes. */
export const seenEndsIt: Agreement = {
  name: "seen-ends-it",
  broken(moment) {
    const { cause, severity, clearing, headline } = moment.verdict;
    if (severity !== "critical" || clearing === undefined) return undefined;
    const last = lately(moment, MINUTES);
    const all = last.every(
      ({ verdict }) =>
        verdict.cause === cause && verdict.clearing !== undefined && isOver(verdict.clearing),
    );
    if (last.length < MINUTES || !all) return undefined;
    return `still critical, "${headline}", after ${MINUTES - 1} min of ${inWords(clearing)}`;
  },
};

/** The number of a condition equals the evidence's number of the same series. */
export const conditionIsTheEvidence: Agreement = {
  name: "condition-is-the-evidence",
  broken({ verdict: { clearing, evidence, cause } }) {
    const row = evidence.find(({ rule }) => rule === cause);
    if (clearing === undefined || row?.series === undefined || row.value === null) return undefined;
    const { value, series, unit } = row;
    const other = clearing.conditions.find(
      (one) => one.series === series && one.unit === unit && differ(one.value, value, unit),
    );
    if (other === undefined) return undefined;
    return `${cause}: condition "${other.text}" is at ${other.value} beside the evidence's ${value}: "${row.text}"`;
  },
};

function differ(one: number | null, other: number, unit: string | null): boolean {
  if (one === null) return false;
  const least = unit === "ms" ? 1_000 : unit === "ratio" ? 0.02 : 0.5;
  return Math.abs(one - other) > Math.max(least, 0.02 * Math.abs(other));
}
