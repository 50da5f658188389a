import { NOT_EVALUATED } from "@/lib/format/not-evaluated";
import { streamingStart } from "@/lib/domain/streaming-start";
import { formatDuration } from "@/lib/format/quantity";
import { publicationSilence } from "@/lib/diagnosis/stream/quantities/put/publication";
import { driverReachability } from "@/lib/diagnosis/driver/quantities/reachability";
import { sourceTrouble, troubleAndRemedy } from "@/lib/diagnosis/situation/source-trouble";
import { clear, firing, type Rule, words } from "@/lib/diagnosis/parts/rule";
import {
  effectiveIntervalMs,
  asOf,
  seen,
  type Situation,
} from "@/lib/diagnosis/situation/situation";
import { minutesAnswered } from "@/lib/diagnosis/stream/needs";
import { userRate } from "@/lib/diagnosis/stream/quantities/share/record-counts";

const FEWEST_BATCHES = 3;
const YOUNG_INTERVALS = 3;

/** Too little is known for a verdict. Reports what is missing, and never that all is well. */
export const noData: Rule = {
  cause: "no-data",
  bottleneck: "unknown",
  matters: true,
  advisedAlone: true,
  needs: () => [],
  check(s) {
    const missing = whatIsMissing(s);
    if (missing === undefined) return clear(words(s, "Every source has told enough to judge."));
    return firing("unknown", {
      headline: `${NOT_EVALUATED}: ${missing}.`,
      since: undefined,
      looked: words(s, `Missing: ${missing}.`),
    });
  },
};

function whatIsMissing(s: Situation): string | undefined {
  if (neverAnswered(s, "cloudwatch")) return why(s, "cloudwatch");
  if (neverAnswered(s, "spark") && !driverReachability(s).refuses) return why(s, "spark");
  if (neverAnswered(s, "kinesis") && asOf(s, "stream") === undefined && !isRefusedByKinesis(s))
    return why(s, "kinesis");
  if (!minutesAnswered.met(s)) return minutesAnswered.missing(s);
  return nothingPublished(s) ?? tooFewBatches(s);
}

const CALLED = {
  cloudwatch: "CloudWatch",
  kinesis: "Kinesis",
  spark: "the Spark driver",
} as const;
type Asked = keyof typeof CALLED;

/** In the source's own words with its remedy, if it gave any. */
function why(s: Situation, name: Asked): string {
  const trouble = sourceTrouble(s, name);
  return trouble === undefined ? `${CALLED[name]} has not answered yet` : troubleAndRemedy(trouble);
}

/** An answer without datapoints does not count: what is not published is not known to be zero. */
function nothingPublished(s: Situation): string | undefined {
  const silence = publicationSilence(s);
  if (silence === undefined) return undefined;
  // A stream of another name or region has no datapoints either. Kinesis tells the difference.
  if (seen(s, "source-kinesis")?.fault === "not-found") return why(s, "kinesis");
  const lasted = formatDuration(s.at - silence.since);
  const taken = s.consumer.intakePerSecond(s) ?? 0;
  const beside =
    taken > 0
      ? `, though Spark takes ${userRate(s, taken)}`
      : ", so whether records are put and read is not known";
  return `CloudWatch has published nothing for ${silence.sinceIsAtLeast ? "at least " : ""}${lasted}${beside}`;
}

/** A refusal by Spark is an answer: nothing runs there. Other rules evaluate that. */
function neverAnswered(s: Situation, name: Asked): boolean {
  const state = seen(s, `source-${name}`);
  const isAsked = state !== undefined && state.status !== "off";
  return isAsked && state.status !== "ok" && state.lastSuccessAt === null;
}

/** Kinesis denies access, or has no such stream. Other rules go on without its facts. */
function isRefusedByKinesis(s: Situation): boolean {
  const fault = seen(s, "source-kinesis")?.fault;
  return fault === "denied" || fault === "not-found";
}

function tooFewBatches(s: Situation): string | undefined {
  const { application, batches, at } = s;
  if (!driverReachability(s).answers) return undefined;
  if (application === undefined) return "the Spark application is not known";
  const effectiveMs = effectiveIntervalMs(s);
  if (effectiveMs === undefined) return "the batch interval is not known";
  const ageMs = at - streamingStart(application);
  if (batches.length >= FEWEST_BATCHES || ageMs <= YOUNG_INTERVALS * effectiveMs) return undefined;
  const made = batches.length === 1 ? "1 batch" : `${batches.length} batches`;
  return `Spark has made ${made} in ${formatDuration(ageMs)}`;
}
