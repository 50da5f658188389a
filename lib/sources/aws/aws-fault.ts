import type { SourceFault } from "@/lib/domain/source-state";
import { isSourceError, SourceError } from "../source";
import { type FaultReason, type ReadFault, readFault } from "./fault-reason";

/** One call to AWS, in the words in which its failure is told. */
export interface AwsCall {
  readonly source: "cloudwatch" | "kinesis" | "leases";
  /** The API's name: `GetMetricData`. */
  readonly call: string;
  readonly region: string;
  /** What was asked about, as configured: a stream's or a table's name. Never an ARN. */
  readonly resource?: string | undefined;
}

const IAM_PREFIX = { cloudwatch: "cloudwatch", kinesis: "kinesis", leases: "dynamodb" } as const;

const FAULTS: Readonly<Record<FaultReason, SourceFault>> = {
  "no-credentials": "denied",
  "expired-credentials": "denied",
  "bad-credentials": "denied",
  "bad-clock": "denied",
  denied: "denied",
  "not-found": "not-found",
  throttled: "throttled",
  timeout: "timeout",
  refused: "refused",
  "unknown-host": "unreachable",
  unreachable: "unreachable",
  "server-error": "server-error",
  "too-large": "too-large",
  invalid: "malformed",
  malformed: "malformed",
};

/**
 * Says in our words why a call to AWS failed and what to do. AWS's own text is left out: it holds
 * account ids and, for a refused signature, parts of the request.
 */
export function toSourceError(error: unknown, call: AwsCall): SourceError {
  if (isSourceError(error)) return error;
  const read = readFault(error);
  return new SourceError({
    source: call.source,
    call: call.call,
    fault: FAULTS[read.reason],
    message: sentence(read, call),
    cause: new Error(read.httpStatus ? `${read.name} (HTTP ${read.httpStatus})` : read.name),
  });
}

function sentence(read: ReadFault, call: AwsCall): string {
  const asked = `${call.call}${call.resource === undefined ? "" : ` of ${call.resource}`} in ${call.region}`;
  const status = read.httpStatus === undefined ? "" : ` (HTTP ${read.httpStatus})`;
  switch (read.reason) {
    case "no-credentials":
      return `No usable AWS credentials were found for ${asked}: set AWS_PROFILE or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or give the machine a role.`;
    case "expired-credentials":
      return `The AWS credentials have expired (${asked}): renew them.`;
    case "bad-credentials":
      return `AWS does not accept the credentials for ${asked} (${read.name}): check the key, its secret and the session token.`;
    case "bad-clock":
      return `AWS refuses the request's time for ${asked} (${read.name}): set this machine's clock.`;
    case "denied":
      return `AWS denies ${asked}: allow ${IAM_PREFIX[call.source]}:${call.call} to the dashboard's credentials.`;
    case "not-found":
      return notFound(call);
    case "throttled":
      return `AWS throttles ${asked}: too many calls in this account; it is asked again, more slowly.`;
    case "timeout":
      return `${asked} gave no answer in time: if this lasts, check the network to AWS.`;
    case "refused":
      return `Nothing listens where ${asked} was sent: check AWS_ENDPOINT_URL if it is set, and the network.`;
    case "unknown-host":
      return `The address for ${asked} is not known: check the region's name, and the name service.`;
    case "unreachable":
      return `The connection for ${asked} failed or broke off (${read.name}): check network and proxy.`;
    case "server-error":
      return `AWS could not answer ${asked}${status}: it is asked again with the next poll.`;
    case "too-large":
      return `The answer to ${asked} is larger than 32 MiB and was not read.`;
    case "invalid":
      return `AWS calls ${asked} invalid (${read.name}): check the configured names.`;
    case "malformed":
      return `The answer to ${asked} is not what AWS sends${status}: check AWS_ENDPOINT_URL if it is set, and any proxy between.`;
  }
}

function notFound({ source, resource = "of that name", region }: AwsCall): string {
  return source === "leases"
    ? `There is no lease table ${resource} in ${region}: check the KCL application's name and region (it is made when the application first starts).`
    : `There is no stream ${resource} in ${region}: check its name, its region and the account of the credentials.`;
}
