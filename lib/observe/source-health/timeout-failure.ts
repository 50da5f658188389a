import type { SourceName } from "@/lib/domain/source-state";
import type { CallFailure } from "./source-health";

/** Who answers, and what to look at when it does not. */
const SOURCES: Readonly<Record<SourceName, readonly [who: string, advice: string]>> = {
  cloudwatch: ["CloudWatch", "check the network to AWS, and any proxy between"],
  kinesis: ["Kinesis", "check the network to AWS, and any proxy between"],
  leases: ["DynamoDB", "check the network to AWS, and any proxy between"],
  spark: ["The Spark driver", "look at the driver's garbage collection and processor load"],
};

/** A poll that was given up after `limitMs`, or for a time that nobody told. */
export function timeoutFailure(
  source: SourceName,
  call: string,
  limitMs: number | undefined,
): CallFailure {
  const [who, advice] = SOURCES[source];
  const within = limitMs === undefined ? "in time" : `within ${limitMs / 1_000} s`;
  return {
    fault: "timeout",
    message: `${who} did not answer ${call} ${within}: wait, it is asked again; if this lasts, ${advice}.`,
    retryable: true,
  };
}
