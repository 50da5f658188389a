import type { ConsumerKind } from "@/lib/diagnosis/parts/consumer-kind";
import type { Rule } from "@/lib/diagnosis/parts/rule";
import { isCalm } from "@/lib/domain/severity-order";
import type { Verdict } from "@/lib/domain/verdict";
import {
  asOfNow,
  isSame,
  type RawVerdict,
  type Announcement,
  announcementOf,
} from "./announcement";

/** What the fold remembers from one evaluation to the next. Plain data: it may be stored. */
export interface HysteresisState {
  /** The state that is being said. */
  readonly announced: Announcement;
  /** It rests on more than the first evaluation that knew enough. */
  readonly confirmed: boolean;
  /** What the last evaluations found by themselves, newest last. */
  readonly recent: readonly RawFinding[];
  /** The application that the said state was last found of, by its start, epoch ms; absent: not known. */
  readonly ofStart?: number;
}

type RawFinding = Pick<Verdict, "bottleneck" | "cause"> & {
  /** The lease table was looked at; absent in what older versions stored. */
  readonly sawLeases?: boolean;
};

export const LOOKED_BACK = 3;
const ENTER = 2;

/** So many times beyond its limit, waiting is no hiccup that a second look would not find. */
const FAR_BEYOND = 20;

/**
 * One step of hysteresis over successive evaluations: a state is entered when 2 of the last 3 found
 * it (in a row, where another trouble is being said), and an alarm is left when 3 in a row did not.
 * Evidence, blindness and numbers are always those of now. That too little is known is said at
 * once; the first evaluation that knows enough speaks for itself, and what rests on it alone is
 * taken back as soon as the next one disagrees.
 */
export function hysteresisStep(
  state: HysteresisState | undefined,
  raw: RawVerdict,
  { rules }: Pick<ConsumerKind, "rules">,
): { readonly state: HysteresisState; readonly verdict: Verdict } {
  const recent = [...(state?.recent ?? []), nameOf(raw)].slice(-LOOKED_BACK);
  const speaks = state === undefined || speaksNow(rules, { state, raw, recent });
  const announced = speaks ? announcementOf(raw) : state.announced;
  const keptOn = state !== undefined && state.confirmed && isSame(state.announced, announced);
  const isFirst = state === undefined || state.announced.bottleneck === "unknown";
  const replaces = !isFirst && !isSame(state.announced, announced);
  const confirmed = keptOn || replaces || isSure(rules, raw, state) || isEntered(raw, recent);
  const ofStart = speaks ? raw.streamingSince : state.ofStart;
  const next = { announced, confirmed, recent, ...(ofStart === undefined ? {} : { ofStart }) };
  return { state: next, verdict: asOfNow(raw, announced) };
}

/**
 * The same for an instant between two whole minutes, of which there may be many: they count as one
 * evaluation, or a cause that comes and goes by the second would be said and taken back by the
 * second. What was newly said since the last minute stands until the next one, but for conditions
 * that are said at once and for knowing too little.
 *
 * @param minutes as folded over the whole minutes
 * @param shown what the last call returned since the last of them; undefined for the first one
 */
export function hysteresisNow(
  minutes: HysteresisState | undefined,
  shown: HysteresisState | undefined,
  raw: RawVerdict,
  kind: Pick<ConsumerKind, "rules">,
): { readonly shown: HysteresisState; readonly verdict: Verdict } {
  const before = shown ?? minutes;
  const isNew =
    shown !== undefined && (minutes === undefined || !isSame(shown.announced, minutes.announced));
  const stands =
    isNew && shown.announced.bottleneck !== "unknown" && !isAnnouncedAtOnce(kind.rules, raw);
  if (stands && !isSame(shown.announced, raw)) {
    return { shown, verdict: asOfNow(raw, shown.announced) };
  }
  const { state, verdict } = hysteresisStep(before, raw, kind);
  return { shown: { ...state, recent: minutes?.recent ?? [] }, verdict };
}

/**
 * Whether the last whole minutes and the instant after them all found the same. Then the fold says
 * what the instant found, whatever was said before: two in a row enter any state, three end any alarm.
 */
export function isSteady(found: readonly RawFinding[]): boolean {
  const [first] = found;
  return (
    first !== undefined && found.length > LOOKED_BACK && found.every((one) => isSame(one, first))
  );
}

/** Whether the newest finding is said instead of what was said before. */
function speaksNow(
  rules: readonly Rule[],
  {
    state,
    raw,
    recent,
  }: { state: HysteresisState; raw: RawVerdict; recent: readonly RawFinding[] },
): boolean {
  const { announced, confirmed } = state;
  if (isSame(raw, announced) || raw.bottleneck === "unknown" || isSure(rules, raw, state))
    return true;
  if (isOfAnother(state, raw)) return true;
  if (isCalm(announced.severity))
    return turnsIdle(announced, raw) || isEntered(raw, recent) || isFirstWithLeases(recent);
  if (announced.bottleneck === "unknown")
    return raw.bottleneck === "none" || isFirstKnown(recent) || isEntered(raw, recent);
  if (isRevived(rules, announced, raw) || !confirmed) return true;
  const inARow = recent.slice(-ENTER).filter((one) => isSame(one, raw)).length === ENTER;
  if (inARow && (raw.bottleneck !== "none" || raw.cause === "recovering")) return true;
  return recent.length === LOOKED_BACK && !recent.some((one) => isSame(one, announced));
}

/**
 * What was said of Spark was said of an application that has ended: it is neither true nor false of the one
 * that was started since. What the stream refuses does not depend on who reads.
 */
function isOfAnother(
  { announced, ofStart }: HysteresisState,
  { streamingSince }: RawVerdict,
): boolean {
  if (ofStart === undefined || streamingSince === undefined) return false;
  return streamingSince > ofStart && !announced.bottleneck.startsWith("shards");
}

/** Of two calm statements the newer one is said at once where it is about work that came or ceased. */
function turnsIdle(announced: Announcement, raw: RawVerdict): boolean {
  return isCalm(raw.severity) && (announced.cause === "idle" || raw.cause === "idle");
}

/** What was gone or hung visibly works again: its end is as plain as its beginning was. */
function isRevived(rules: readonly Rule[], announced: Announcement, raw: RawFinding): boolean {
  return isAnnouncedAtOnce(rules, announced) && raw.cause === "recovering";
}

function isEntered(raw: RawVerdict, recent: readonly RawFinding[]): boolean {
  return recent.filter((one) => isSame(one, raw)).length >= ENTER;
}

/** What the leases tell was not to be seen before: that all was well then is no second opinion. */
function isFirstWithLeases(recent: readonly RawFinding[]): boolean {
  const before = recent.slice(0, -1);
  return recent.at(-1)?.sawLeases === true && before.every(({ sawLeases }) => sawLeases === false);
}

function isFirstKnown(recent: readonly RawFinding[]): boolean {
  return recent.filter(({ bottleneck }) => bottleneck !== "unknown").length === 1;
}

/** Conditions that are long enough by themselves, or so far gone that no second look is needed. */
function isSure(
  rules: readonly Rule[],
  raw: RawVerdict,
  state: HysteresisState | undefined,
): boolean {
  if (isAnnouncedAtOnce(rules, raw)) return true;
  // One waits as long as the other: how far beyond its limit says nothing about which of them it is.
  const wasWaiting = state !== undefined && ruleOf(rules, state.announced)?.waits === true;
  return isFarBeyond(rules, raw) && (!wasWaiting || isSame(state.announced, raw));
}

/** Whether batches have come to wait for many intervals, one after the other. */
function isFarBeyond(rules: readonly Rule[], raw: Verdict): boolean {
  const { cause, evidence, numbers } = raw;
  // While no batch ends, how slow Spark is nobody knows: one may hang.
  if (ruleOf(rules, raw)?.waits !== true || numbers.delayIsAtLeast === true) return false;
  const { value = null, limit = null } = evidence.find(({ rule }) => rule === cause) ?? {};
  return value !== null && limit !== null && value >= FAR_BEYOND * limit;
}

function ruleOf(rules: readonly Rule[], { cause }: Pick<Verdict, "cause">): Rule | undefined {
  return rules.find((rule) => rule.cause === cause);
}

/** Its own conditions are long enough. */
function isAnnouncedAtOnce(rules: readonly Rule[], announced: Pick<Verdict, "cause">): boolean {
  return ruleOf(rules, announced)?.announcedAtOnce === true;
}

function nameOf({ bottleneck, cause, evidence }: Verdict): RawFinding {
  const leases = evidence.find(({ rule }) => rule === "leases");
  return { bottleneck, cause, sawLeases: leases !== undefined && leases.state !== "blind" };
}
