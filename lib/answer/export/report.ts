import { shownVerdict } from "@/lib/contract/shown-verdict";
import type { WindowAnswer } from "@/lib/contract/window";
import type { Verdict } from "@/lib/domain/verdict";
import { budgetWords } from "@/lib/format/budget-words";
import { backlogWords, conditionState, evaluationWords } from "@/lib/format/clearing-words";
import { coverageWords } from "@/lib/format/coverage-words";
import { leftBehindWords } from "@/lib/format/left-behind-words";
import { formatDuration } from "@/lib/format/quantity";
import { formatStamp } from "@/lib/format/stamp";
import { BOTTLENECK_WORDS, CAUSE_WORDS, SEVERITY_WORDS } from "@/lib/format/verdict-words";
import { SOURCE_LABEL } from "../view/source-label";
import type { ExportContext } from "./export-context";
import { escaped, section, table } from "./markdown";
import { seriesNumbers } from "./report-numbers";
import { incidentSections, numberSections } from "./report-verdict";

type Context = Omit<ExportContext, "settings">;
type Stamp = (at: number) => string;

/** A window in Markdown: what was wrong and what to do, what was said and when, and the numbers. */
export function report(answer: WindowAnswer, context: Context): string {
  const stamp: Stamp = (at) => formatStamp(at, context.zone);
  const { pipeline, events, demo } = answer;
  const { verdict } = shownVerdict(answer);
  const lines = [
    `# ${escaped(pipeline.name)}: ${escaped(verdict.headline)}`,
    "",
    ...(demo ? ["**Demo data**, simulated by Narrows.", ""] : []),
    ...about(answer, context),
    ...incidentSections(answer, stamp),
    ...section("Whether a fix had worked by the end", clearingLines(answer.verdict, stamp)),
    ...section("As shown then", verdictLogLines(answer, stamp)),
    ...section("With all data", timelineLines(answer, stamp)),
    ...numberSections(answer, stamp),
    ...section("Numbers over the window", seriesNumbers(answer)),
    ...section("Evidence", evidenceLines(verdict)),
    ...section(
      "Events",
      table(
        ["time", "what"],
        events.map(({ at, text }) => [stamp(at), escaped(text)]),
      ),
    ),
    ...section("What is known of this window", coverageLines(answer, stamp)),
    ...section("Links", linkLines(answer, context)),
    "",
    `Written by Narrows ${context.version} at ${formatStamp(context.generatedAt, "UTC")}.`,
  ];
  return `${lines.join("\n")}\n`;
}

function about(answer: WindowAnswer, { zone }: Context): readonly string[] {
  const { pipeline, window } = answer;
  const { stream, region, application } = pipeline;
  const span = (of: string) => `${formatStamp(window.from, of)} to ${formatStamp(window.to, of)}`;
  return [
    `- Window: ${span("UTC")} (${formatDuration(window.to - window.from)})`,
    ...(zone === "UTC" ? [] : [`- In ${zone}: ${span(zone)}; all times below are of that zone`]),
    `- Stream: ${escaped(stream)} in ${escaped(region)}`,
    ...(application
      ? [
          `- Application: ${escaped(application.name)} (${escaped(application.id)}), Spark ${escaped(application.sparkVersion)}, started ${formatStamp(application.startedAt, zone)}`,
        ]
      : []),
    ...targetLines(answer),
  ];
}

/** The target of the delay, and what was spent of the month's budget as this was written. */
function targetLines({ limits, delayBudget }: WindowAnswer): readonly string[] {
  if (limits.targetDelayMs === null) return [];
  const spent = delayBudget ? `; ${budgetWords(delayBudget)}` : "";
  return [`- Target of the end-to-end delay: ${formatDuration(limits.targetDelayMs)}${spent}`];
}

/** The conditions for the verdict to clear, and how far each was met at the window's end. */
export function clearingLines(
  { clearing, at, numbers }: Pick<Verdict, "clearing" | "at" | "numbers">,
  stamp: (at: number) => string,
): readonly string[] {
  if (!clearing) return [];
  const { conditions, suffices } = clearing;
  const some = suffices === "all" ? "all of these are" : "one of these is";
  return [
    `It clears once ${some} seen, and seen to last:`,
    "",
    ...conditions.map((one) => `- ${escaped(`${one.text}: ${conditionState(one, at, "then")}`)}`),
    `- ${escaped(evaluationWords(clearing))}`,
    "",
    [backlogWords(clearing, numbers, { at, clock: stamp }), ...leftBehindWords(numbers)]
      .map((sentence) => `${escaped(sentence)}.`)
      .join(" "),
  ];
}

function verdictLogLines({ verdictLog }: WindowAnswer, stamp: Stamp): readonly string[] {
  return table(
    ["shown from", "severity", "as shown then", "with all data"],
    verdictLog.map(({ at, severity, headline, reevaluation }) => [
      stamp(at),
      SEVERITY_WORDS[severity],
      escaped(headline),
      reevaluation
        ? `${CAUSE_WORDS[reevaluation.cause]} since ${stamp(reevaluation.from)}`
        : "the same",
    ]),
  );
}

function timelineLines({ timeline }: WindowAnswer, stamp: Stamp): readonly string[] {
  return table(
    ["from", "for", "severity", "cause", "bottleneck"],
    timeline.map(({ from, to, severity, cause, bottleneck }) => [
      stamp(from),
      formatDuration(to - from),
      SEVERITY_WORDS[severity],
      CAUSE_WORDS[cause],
      BOTTLENECK_WORDS[bottleneck],
    ]),
  );
}

/** What fired, and what was blind; what was clear is in the JSON. */
function evidenceLines({ evidence }: Pick<Verdict, "evidence">): readonly string[] {
  const state = { holds: "holds", blind: "not known", clear: "clear" } as const;
  return table(
    ["", "what was looked at"],
    evidence
      .filter((one) => one.state !== "clear")
      // One reason may make ten rules blind: it is written once.
      .filter(
        (one, i, all) =>
          all.findIndex(({ state: s, text }) => s === one.state && text === one.text) === i,
      )
      .map((one) => [state[one.state], escaped(one.text)]),
  );
}

function coverageLines({ coverage, sources }: WindowAnswer, stamp: Stamp): readonly string[] {
  const troubled = sources.filter(({ status }) => status === "late" || status === "failing");
  const lines = [
    ...coverageWords(coverage, stamp),
    ...troubled.map(
      ({ name, status, error }) =>
        `${SOURCE_LABEL[name]} is ${status} as this is written: ${error ?? "no answer."}`,
    ),
  ].map((line) => `- ${escaped(line)}`);
  return lines.length > 0 ? lines : ["- All of it; every source answers."];
}

function linkLines({ links }: WindowAnswer, { addresses }: Context): readonly string[] {
  return [
    `- This window, as it was: <${addresses.page}>`,
    `- Its numbers: [CSV](${addresses.csv}), [JSON](${addresses.json})`,
    ...links.map(({ name, href }) => `- ${escaped(name)}: <${href}>`),
  ];
}
