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

/** What the fold remembers from one evaluation to the next. Plain data, so it can be stored. */
export interface HysteresisState {
  /** The state that is being shown. */
  readonly announced: Announcement;
  /** It rests on more than the first evaluation that knew enough. */
  readonly confirmed: boolean;
  /** Results of the last evaluations, newest last. */
  readonly recent: readonly RawFinding[];
  /**
   * The application for which the shown state was last found, by its start, epoch ms; absent: not known.
   */
  readonly ofStart?: number;
}

type RawFinding = Pick<Verdict, "bottleneck" | "cause"> & {
  /** The lease table was read; absent in what older versions stored. */
  readonly sawLeases?: boolean;
};

export const LOOKED_BACK = 3;
const ENTER = 2;

/** A wait this many times beyond its limit needs no second evaluation. */
const FAR_BEYOND = 20;

/**
 * One step of hysteresis over successive evaluations. A state is entered when 2 of the last 3 found it (2
 * in a row if another trouble is shown), and an alarm is left when 3 in a row did not. Evidence, blindness
 * and numbers are always those of now. That too little is known is shown at once. The first evaluation that
 * knows enough is shown by itself, and replaced as soon as the next one disagrees.
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
 * The same for an instant between two whole minutes. There may be many such instants, so they count as one
 * evaluation. Otherwise a cause that comes and goes by the second would be shown and withdrawn by the
 * second. A newly shown state is kept until the next whole minute, except conditions that are shown at once
 * and a lack of data.
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
 * Whether the last whole minutes and the instant after them all found the same. The fold then shows that
 * result, whatever it showed before: two in a row enter any state, and three end any alarm.
 */
export function isSteady(found: readonly RawFinding[]): boolean {
  const [first] = found;
  return (
    first !== undefined && found.length > LOOKED_BACK && found.every((one) => isSame(one, first))
  );
}

/** Whether the newest result replaces what was shown before. */
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
 * The shown verdict about Spark belongs to an application that has ended, and says nothing about the one
 * started since. Refused writes do not depend on the reader.
 */
function isOfAnother(
  { announced, ofStart }: HysteresisState,
  { streamingSince }: RawVerdict,
): boolean {
  if (ofStart === undefined || streamingSince === undefined) return false;
  return streamingSince > ofStart && !announced.bottleneck.startsWith("shards");
}

/** Between two calm verdicts, the newer one is shown at once if work began or stopped. */
function turnsIdle(announced: Announcement, raw: RawVerdict): boolean {
  return isCalm(raw.severity) && (announced.cause === "idle" || raw.cause === "idle");
}

/** What was gone or hung visibly works again. Its end is as clear as its beginning. */
function isRevived(rules: readonly Rule[], announced: Announcement, raw: RawFinding): boolean {
  return isAnnouncedAtOnce(rules, announced) && raw.cause === "recovering";
}

function isEntered(raw: RawVerdict, recent: readonly RawFinding[]): boolean {
  return recent.filter((one) => isSame(one, raw)).length >= ENTER;
}

/** The leases were not known before, so an earlier healthy verdict is no second opinion. */
function isFirstWithLeases(recent: readonly RawFinding[]): boolean {
  const before = recent.slice(0, -1);
  return recent.at(-1)?.sawLeases === true && before.every(({ sawLeases }) => sawLeases === false);
}

function isFirstKnown(recent: readonly RawFinding[]): boolean {
  return recent.filter(({ bottleneck }) => bottleneck !== "unknown").length === 1;
}

/**
 * Conditions that last long enough by themselves, or are so far beyond the limit that no second evaluation
 * is needed.
 */
function isSure(
  rules: readonly Rule[],
  raw: RawVerdict,
  state: HysteresisState | undefined,
): boolean {
  if (isAnnouncedAtOnce(rules, raw)) return true;
  // Both are waits of the same length, so the distance beyond the limit does not show which of them it is.
  const wasWaiting = state !== undefined && ruleOf(rules, state.announced)?.waits === true;
  return isFarBeyond(rules, raw) && (!wasWaiting || isSame(state.announced, raw));
}

/** Whether the wait of batches has grown to many intervals, one after the other. */
function isFarBeyond(rules: readonly Rule[], raw: Verdict): boolean {
  const { cause, evidence, numbers } = raw;
  // While no batch ends, nobody knows how slow Spark is. One batch may hang.
  if (ruleOf(rules, raw)?.waits !== true || numbers.delayIsAtLeast === true) return false;
  const { value = null, limit = null } = evidence.find(({ rule }) => rule === cause) ?? {};
  return value !== null && limit !== null && value >= FAR_BEYOND * limit;
}

function ruleOf(rules: readonly Rule[], { cause }: Pick<Verdict, "cause">): Rule | undefined {
  return rules.find((rule) => rule.cause === cause);
}

/** Its own conditions last long enough. */
function isAnnouncedAtOnce(rules: readonly Rule[], announced: Pick<Verdict, "cause">): boolean {
  return ruleOf(rules, announced)?.announcedAtOnce === true;
}

function nameOf({ bottleneck, cause, evidence }: Verdict): RawFinding {
  const leases = evidence.find(({ rule }) => rule === "leases");
  return { bottleneck, cause, sawLeases: leases !== undefined && leases.state !== "blind" };
}
