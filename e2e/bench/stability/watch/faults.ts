import type { PipelineSimulation } from "@/lib/demo/simulation/pipeline-simulation";
import type { WIRE_TROUBLES } from "@/lib/demo/simulation/troubles";
import type { SourceFault, SourceName } from "@/lib/domain/source-state";
import { SourceError } from "@/lib/sources/source";

/** What each trouble of the wire makes of a source's calls. */
const FAULTS: Readonly<Record<keyof typeof WIRE_TROUBLES, readonly [SourceName, SourceFault]>> = {
  "cloudwatch-throttled": ["cloudwatch", "throttled"],
  "cloudwatch-denied": ["cloudwatch", "denied"],
  "cloudwatch-down": ["cloudwatch", "server-error"],
  "cloudwatch-hangs": ["cloudwatch", "timeout"],
  "kinesis-denied": ["kinesis", "denied"],
  "kinesis-down": ["kinesis", "server-error"],
  "leases-denied": ["leases", "denied"],
  "spark-hangs": ["spark", "timeout"],
  "spark-html": ["spark", "starting"],
  "spark-truncated": ["spark", "malformed"],
};

/** In what a call to the source ends now; undefined: in an answer. */
export function faultOf(
  { troubles, driver, now }: PipelineSimulation,
  source: SourceName,
): SourceFault | undefined {
  if (source === "spark" && driver === undefined) return "refused";
  const hit = Object.entries(FAULTS).find(
    ([trouble, [of]]) => of === source && [...troubles].some((one) => one === trouble),
  );
  if (hit !== undefined) return hit[1][1];
  const starts = source === "spark" && driver !== undefined && now < driver.contextAt * 1000;
  return starts ? "no-streaming-context" : undefined;
}

export function failure(source: SourceName, call: string, fault: SourceFault): SourceError {
  return new SourceError({ source, call, fault, message: `${call} ended in: ${fault}.` });
}
