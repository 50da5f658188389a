import type { Advice } from "@/lib/domain/verdict";
import { formatDuration, formatNumber } from "@/lib/format/quantity";
import { publicationSilence } from "@/lib/diagnosis/stream/quantities/put/publication";
import { driverReachability } from "@/lib/diagnosis/driver/quantities/reachability";
import { asOf, type Situation } from "@/lib/diagnosis/situation/situation";
import { minutesAnswered } from "@/lib/diagnosis/stream/needs";
import type { SourceName } from "@/lib/domain/source-state";
import { asSentence } from "@/lib/domain/text/problem-and-remedy";
import { sourceTrouble } from "@/lib/diagnosis/situation/source-trouble";

/** The driver does not answer, and the stream says nothing against the application. */
export function unreachableAdvice(situation: Situation): readonly Advice[] {
  const remedies = sourceRemedies(situation, ["spark", "cloudwatch", "kinesis", "leases"]);
  return remedies.length > 0 ? remedies : [lookAtDriver(situation)];
}

/** What would make a verdict possible: remedies of the sources first, otherwise what to wait for. */
export function noDataAdvice(situation: Situation): readonly Advice[] {
  const remedies = sourceRemedies(situation, ["cloudwatch", "spark", "kinesis", "leases"]);
  if (remedies.length > 0) return remedies;
  if (!minutesAnswered.met(situation)) return [waitForMinutes()];
  if (publicationSilence(situation) !== undefined) return [lookAtPublication(situation)];
  if (situation.consumer.startingUp(situation) !== undefined) return [waitForStart(situation)];
  return situation.batches.length < 3 && driverReachability(situation).answers
    ? [lookForBatches(situation)]
    : [];
}

function lookAtDriver(situation: Situation): Advice {
  return {
    text: "Look whether the driver runs, and whether its UI can be reached from this dashboard.",
    because: `It has not answered for ${formatDuration(driverReachability(situation).silentMs)}.`,
  };
}

function waitForMinutes(): Advice {
  return {
    text: "Wait for three settled minutes of CloudWatch: they come about two minutes after their end.",
    because: "Fewer than three of the last five are known.",
  };
}

function lookAtPublication(situation: Situation): Advice {
  const { name = "the stream" } = asOf(situation, "stream") ?? {};
  return {
    text: `Wait, or look at the AWS Health Dashboard. If nothing was ever published, check the name and the region of ${name}.`,
    because: "CloudWatch answers, and has no datapoint of the stream.",
  };
}

function waitForStart(situation: Situation): Advice {
  return {
    text: "Wait for the first batches with records: a start takes about three minutes to be judged.",
    because: `${situation.consumer.startingUp(situation)}.`,
  };
}

function lookForBatches({ batches, application }: Situation): Advice {
  const made = `${formatNumber(batches.length)} ${batches.length === 1 ? "batch" : "batches"}`;
  return {
    text: "Look at the driver's log for why it makes no batches, and check that the Spark address is that of the streaming application.",
    because: `${application?.name ?? "The application"} answers, and has made ${made}.`,
  };
}

/** The remedies that the sources themselves name, one advice for each source without a usable answer. */
function sourceRemedies(situation: Situation, sources: readonly SourceName[]): readonly Advice[] {
  return sources.flatMap((source) => {
    const { problem, remedy, forMs } = sourceTrouble(situation, source) ?? {};
    if (problem === undefined || remedy === undefined) return [];
    const lasted = forMs === undefined ? "" : `, for ${formatDuration(forMs)} now`;
    return [{ text: `${asSentence(remedy)}.`, because: `${problem}${lasted}.` }];
  });
}
