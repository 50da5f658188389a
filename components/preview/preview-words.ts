import { changesSentence } from "@/lib/format/change-words";
import { shownVerdict } from "@/lib/contract/shown-verdict";
import type { PipelinesAnswer } from "@/lib/contract/pipelines";
import type { WindowAnswer } from "@/lib/contract/window";
import type { NumberName, Verdict } from "@/lib/domain/verdict";
import { delayBeside } from "@/lib/format/delay-words";
import { formatDuration, formatNumber, formatRatio } from "@/lib/format/quantity";
import { rateWords, recordsWord } from "@/lib/format/record-words";
import { formatSpan } from "@/lib/format/span";
import { formatClock, formatMoment } from "@/lib/format/time";
import { CAUSE_WORDS, SEVERITY_WORDS } from "@/lib/format/verdict-words";
import { severityCounts } from "../overview/severity-counts";
import { worstFirst } from "../overview/worst-first";
import { whoWords } from "../frame/who-words";

/** The text of a link preview. The image shows the same. */
export interface PreviewWords {
  readonly title: string;
  readonly description: string;
  /** A description of the image for those who cannot see it. */
  readonly alt: string;
}

type Shown = Pick<WindowAnswer, "verdict" | "worst" | "pipeline" | "window" | "demo">;

/** `Critical: processing too slow · orders`, with the stream's name if it differs. */
export function verdictTitle({ severity, cause }: Pick<Verdict, "severity" | "cause">): string {
  return `${SEVERITY_WORDS[severity]}: ${CAUSE_WORDS[cause]}`;
}

/** The preview of one pipeline over one window, its times in `zone`. */
export function windowPreview(answer: Shown, zone: string): PreviewWords {
  const { pipeline, demo } = answer;
  const { verdict } = shownVerdict(answer);
  const worst = worstWords(answer, zone);
  const title = `${windowTitle(answer)} · ${whoWords(pipeline)}${demo ? " · demo data" : ""}`;
  const description = [
    verdict.headline,
    changedWords(verdict, zone),
    worst,
    numberWords(verdict, zone),
    spanWords(answer, zone),
  ]
    .filter(Boolean)
    .join(" ");
  return {
    title,
    description,
    alt: `${title}. ${verdict.headline} ${worst && `${worst} `}Chart of bytes put against bytes got, with the gap shaded. ${spanWords(answer, zone)}`,
  };
}

/** `Just before, at 14:02: Spark restarted.`; empty when no change is known. */
export function changedWords(
  { since, changedBefore = [], at }: Pick<Verdict, "since" | "changedBefore" | "at">,
  zone: string,
): string {
  return since === null
    ? ""
    : changesSentence(changedBefore, since, (then) => formatMoment(then, zone, at));
}

/** The verdict that leads a window, with its duration if it ended: `Critical: rate cap (11 min)`. */
export function windowTitle({ verdict, worst }: Pick<Shown, "verdict" | "worst">): string {
  if (!worst) return verdictTitle(verdict);
  return `${verdictTitle(worst.verdict)} (${formatDuration(worst.to - worst.from)})`;
}

/**
 * When the worst verdict of a window held, and the state at its end; empty when the end is shown.
 */
export function worstWords(
  { verdict, worst }: Pick<Shown, "verdict" | "worst">,
  zone: string,
): string {
  if (!worst) return "";
  const when = `${formatMoment(worst.from, zone, worst.to)} to ${formatClock(worst.to, zone)}`;
  return `It stood from ${when}. At the end: ${verdictTitle(verdict)}.`;
}

/** `23 Nov 2026, 14:00 to 15:00 UTC, as of its end.` */
function spanWords({ window, worst }: Pick<Shown, "window" | "worst">, zone: string): string {
  return `${formatSpan(window, zone)}${worst ? "" : ", as of its end"}.`;
}

/** The two most important of the known numbers: `Utilisation 142 %, backlog 18 200 records.` */
export function numberWords(verdict: Shown["verdict"], zone: string): string {
  const [first, second] = NUMBERS.flatMap(({ of, words }) => {
    const value = verdict.numbers[of] ?? null;
    return value === null ? [] : [words(value, verdict, zone)];
  });
  if (first === undefined) return "";
  const both = second === undefined ? first : `${first}, ${second}`;
  return `${both.charAt(0).toUpperCase()}${both.slice(1)}.`;
}

const NUMBERS: readonly {
  readonly of: NumberName;
  readonly words: (value: number, verdict: Verdict, zone: string) => string;
}[] = [
  { of: "timeToDataLossMs", words: (ms) => `data loss in ${formatDuration(ms)}` },
  { of: "utilisationRatio", words: (ratio) => `utilisation of Spark ${formatRatio(ratio)}` },
  {
    of: "refusedRecordsPerSecond",
    words: (records, { numbers }) => `${rateWords(records, "Kinesis", numbers)} refused`,
  },
  {
    of: "backlogRecords",
    words: (records, { numbers }) =>
      `backlog ${formatNumber(records)} ${recordsWord("user", numbers)}`,
  },
  {
    of: "endToEndDelayMs",
    words: (_, verdict, zone) => `end-to-end delay ${delayIn(verdict, zone)}`,
  },
  { of: "catchUpMs", words: (ms) => `caught up in ${formatDuration(ms)}` },
];

function delayIn(verdict: Verdict, zone: string): string {
  const { words, asOf } = delayBeside(verdict);
  return asOf === null ? words : `${words} as of ${formatMoment(asOf, zone, verdict.at)}`;
}

/** The preview of all pipelines: the number of each verdict, and the worst by name. */
export function overviewPreview({ pipelines, now, demo }: PipelinesAnswer): PreviewWords {
  const counts = countWords(pipelines);
  const named = worstFirst(pipelines)
    .slice(0, 3)
    .map(({ name, verdict }) => `${name}: ${CAUSE_WORDS[verdict.cause]}`);
  const title = `${counts || "No pipelines"} · Narrows${demo ? " · demo data" : ""}`;
  const at = `${new Date(now).toISOString().slice(0, 16).replace("T", " ")} UTC`;
  return {
    title,
    description: `${named.join("; ")}${pipelines.length > named.length ? " …" : "."} As of ${at}.`,
    alt: `${title}. List of pipelines with their verdicts, worst first, as of ${at}.`,
  };
}

/** `1 critical, 2 ok`, worst first. */
export function countWords(pipelines: PipelinesAnswer["pipelines"]): string {
  const counted = severityCounts(pipelines);
  return counted
    .map(([severity, count]) => `${count} ${SEVERITY_WORDS[severity].toLowerCase()}`)
    .join(", ");
}

/** The preview when nothing can be shown. It names no verdict. */
export function messagePreview(title: string, description: string): PreviewWords {
  return { title: `${title} · Narrows`, description, alt: title };
}
