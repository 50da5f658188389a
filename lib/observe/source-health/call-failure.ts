import type { SourceName } from "@/lib/domain/source-state";
import { isSourceError } from "@/lib/sources/source";
import type { CallFailure } from "./source-health";

/** Any error as a failure to show. Only our own sentences reach the page. */
export function failureOf(source: SourceName, call: string, error: unknown): CallFailure {
  if (isSourceError(error)) {
    const { fault, message, lasting, retryable } = error;
    return { fault, message, lasting, retryable };
  }
  if (error instanceof Error && (error.name === "TimeoutError" || error.name === "AbortError")) {
    const limitMs = "limitMs" in error ? Number(error.limitMs) : undefined;
    return timeoutFailure(source, call, limitMs);
  }
  return {
    fault: "malformed",
    message:
      "It could not be read because of an error in Narrows itself: look at the log of Narrows for the details.",
    retryable: true,
  };
}

/** Who answers, and what to check when it does not. */
const SOURCES: Readonly<Record<SourceName, readonly [who: string, advice: string]>> = {
  cloudwatch: ["CloudWatch", "check the network to AWS, and any proxy between"],
  kinesis: ["Kinesis", "check the network to AWS, and any proxy between"],
  leases: ["DynamoDB", "check the network to AWS, and any proxy between"],
  spark: ["The Spark driver", "look at the driver's garbage collection and processor load"],
};

/** A poll that was given up after `limitMs`; undefined: the limit is not known. */
function timeoutFailure(
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
