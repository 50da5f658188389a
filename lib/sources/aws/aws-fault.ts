import type { SourceFault } from "@/lib/domain/source-state";
import { isSourceError, SourceError } from "../source";
import type { AwsCall } from "./aws-call";
import { type FaultReason, readFault } from "./fault-reason";
import { faultSentence } from "./fault-sentence";

const FAULTS: Readonly<Record<FaultReason, SourceFault>> = {
  "no-credentials": "denied",
  "expired-credentials": "denied",
  "bad-credentials": "denied",
  "bad-clock": "denied",
  denied: "denied",
  "not-enabled": "denied",
  "key-denied": "denied",
  "key-unusable": "denied",
  "not-found": "not-found",
  throttled: "throttled",
  capacity: "throttled",
  timeout: "timeout",
  "no-connection": "unreachable",
  refused: "refused",
  "unknown-host": "unreachable",
  unreachable: "unreachable",
  "no-descriptors": "unreachable",
  "server-error": "server-error",
  "too-large": "too-large",
  invalid: "malformed",
  malformed: "malformed",
};

/**
 * Says in our words why a call to AWS failed and what to do. Leaves AWS's own text out: it holds
 * account ids and, for a refused signature, parts of the request.
 */
export function toSourceError(error: unknown, call: AwsCall): SourceError {
  if (isSourceError(error)) return error;
  const read = readFault(error, Date.now());
  return new SourceError({
    source: call.source,
    call: call.call,
    fault: FAULTS[read.reason],
    message: faultSentence(read, call),
    cause: new Error(read.httpStatus ? `${read.name} (HTTP ${read.httpStatus})` : read.name),
  });
}
