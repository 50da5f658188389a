import { shownVerdict } from "@/lib/contract/shown-verdict";
import type { EventKind, WindowAnswer } from "@/lib/contract/window";
import { isTrouble } from "@/lib/domain/severity-order";
import type { Verdict } from "@/lib/domain/verdict";
import { besideRecovery, changesSentence } from "@/lib/format/change-words";
import { formatDuration } from "@/lib/format/quantity";
import { recoverySteps } from "@/lib/format/recovery-words";
import { BOTTLENECK_WORDS, CAUSE_WORDS, SEVERITY_WORDS } from "@/lib/format/verdict-words";
import { code, escaped, section, table } from "./markdown";
import { verdictNumbers } from "./report-numbers";

type Stamp = (at: number) => string;
type Shown = Pick<WindowAnswer, "verdict" | "worst" | "events">;

/**
 * The start of a post-mortem: the incident, how long it lasted, what would help and what was
 * changed; then the state at the window's end, if that differs.
 */
export function incidentSections(answer: Shown, stamp: Stamp): readonly string[] {
  const { verdict, end } = shownVerdict(answer);
  const isIncident = end !== null || isTrouble(verdict.severity);
  return [
    ...section(isIncident ? "The incident" : "Verdict at the end of the window", [
      ...stateLine(answer, stamp),
      ...wordsOf(verdict, stamp),
    ]),
    ...section("Advice", adviceLines(verdict)),
    ...section("Restarts and changes", changeLines(answer, stamp)),
    ...(end
      ? section("At the end of the window", [...endLine(end, stamp), ...wordsOf(end, stamp)])
      : []),
  ];
}

/** The numbers of what is shown first, and those of the end if they differ. */
export function numberSections(answer: Shown, stamp: Stamp): readonly string[] {
  const { verdict, end } = shownVerdict(answer);
  const ofEnd = end ?? verdict;
  return [
    ...(end
      ? section(`Numbers of the incident, at ${stamp(verdict.at)}`, verdictNumbers(verdict, stamp))
      : []),
    ...section("Numbers at the end", verdictNumbers(ofEnd, stamp)),
  ];
}

function stateLine(answer: Shown, stamp: Stamp): readonly string[] {
  const { verdict, since, until, end } = shownVerdict(answer);
  const began =
    since === null ? "" : ` ${end ? "from" : "since"} ${beginning(verdict, stamp(since))}`;
  const lasted =
    since === null || verdict.sinceIsAtLeast ? "" : ` (${formatDuration(until - since)})`;
  const ended = end ? ` to ${stamp(until)}` : since === null ? "" : " to the end of the window";
  return [`${stateWords(verdict)}${began}${ended}${lasted}. ${bottleneckWords(verdict)}`];
}

function endLine(end: Verdict, stamp: Stamp): readonly string[] {
  const began = end.since === null ? "" : ` since ${beginning(end, stamp(end.since))}`;
  return [`${stateWords(end)}${began}. ${bottleneckWords(end)}`];
}

const beginning = ({ sinceIsAtLeast }: Verdict, since: string): string =>
  `${sinceIsAtLeast ? "before " : ""}${since}`;

const stateWords = ({ severity, cause }: Verdict): string =>
  `**${SEVERITY_WORDS[severity]}: ${CAUSE_WORDS[cause]}**`;

const bottleneckWords = ({ bottleneck }: Verdict): string =>
  `Bottleneck: ${BOTTLENECK_WORDS[bottleneck]}.`;

function wordsOf(
  { headline, recovery, also, blind, since, numbers, changedBefore = [] }: Verdict,
  stamp: Stamp,
): readonly string[] {
  const untold = besideRecovery(changedBefore, recovery);
  const changed = since === null ? "" : changesSentence(untold, since, stamp);
  const steps = recovery
    ? recoverySteps(recovery, { clock: stamp, moment: stamp, counts: numbers })
    : [];
  return [
    "",
    escaped(headline),
    ...(changed === "" ? [] : ["", escaped(changed)]),
    ...(steps.length > 0 ? ["", `${steps.join(" → ")}.`] : []),
    ...(also.length > 0
      ? ["", `Beside it: ${also.map((one) => CAUSE_WORDS[one]).join(", ")}.`]
      : []),
    ...(blind.length > 0
      ? ["", `Could not be judged: ${blind.map(({ rule }) => CAUSE_WORDS[rule]).join(", ")}.`]
      : []),
  ];
}

function adviceLines({ advice }: Verdict): readonly string[] {
  return advice.flatMap(({ text, because, command }, i) => [
    ...(i > 0 ? [""] : []),
    `${escaped(text)} Because: ${escaped(sentence(because))}`,
    ...(command === undefined ? [] : ["", ...code(command)]),
  ]);
}

/** Exactly one full stop at the end, whether the text had one or not. */
const sentence = (text: string): string => `${text.replace(/\.+$/, "")}.`;

/** Actions of people; what happened by itself is in the list of all events. */
const CHANGES: ReadonlySet<EventKind> = new Set([
  "app-restart",
  "app-replaced",
  "reshard",
  "settings-changed",
]);

function changeLines({ events }: Shown, stamp: Stamp): readonly string[] {
  return table(
    ["time", "what"],
    events
      .filter(({ kind }) => CHANGES.has(kind))
      .map(({ at, text }) => [stamp(at), escaped(text)]),
  );
}
