import type { AwsCall } from "./aws-call";
import type { ReadFault } from "./fault-reason";

/** The services, as their users call them. */
const SERVICE = { cloudwatch: "CloudWatch", kinesis: "Kinesis", leases: "DynamoDB" } as const;

/** What happened, where, and what to do. */
export function faultSentence(read: ReadFault, call: AwsCall): string {
  const asked = `${call.call}${call.resource === undefined ? "" : ` of ${call.resource}`} in ${call.region}`;
  const status = read.httpStatus === undefined ? "" : ` (HTTP ${read.httpStatus})`;
  switch (read.reason) {
    case "no-credentials":
      return `No usable AWS credentials were found for ${asked}: set AWS_PROFILE or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or give the machine a role.`;
    case "expired-credentials":
      return `The AWS credentials have expired (${asked}): renew them, as by signing in again; those in variables need a restart of Narrows as well.`;
    case "bad-credentials":
      return `AWS does not accept the credentials for ${asked} (${read.name}): check the key, its secret and the session token${read.aheadMs === undefined ? ", and this machine's clock" : ""}.`;
    case "bad-clock":
      return `AWS refuses the request's time for ${asked} (${read.name})${clockWords(read.aheadMs)}: set this machine's clock, and let NTP keep it.`;
    case "denied":
      return deniedSentence(read, call, asked);
    case "not-enabled":
      return `AWS does not offer ${asked} to this account (${read.name}): enable the region or the service for it.`;
    case "key-denied":
    case "key-unusable":
      return keySentence(read, call, asked);
    case "not-found":
      return notFound(call);
    case "capacity":
      if (call.source === "leases") return capacitySentence(read, call);
      return throttledSentence(read, asked);
    case "throttled":
      return throttledSentence(read, asked);
    case "timeout":
      return `${SERVICE[call.source]} did not answer ${call.call} ${limitWords(read, call)}: wait, it is asked again; if this lasts, check the network to AWS, and any proxy between.`;
    case "no-connection":
      return `No connection to ${SERVICE[call.source]} for ${call.call} ${limitWords(read, call)}: check the network to AWS, and any firewall, proxy or VPC endpoint between.`;
    case "refused":
      return `Nothing listens where ${asked} was sent: check AWS_ENDPOINT_URL if it is set, and the network.`;
    case "unknown-host":
      return `The address for ${asked} is not known: check the region's name, and the name service.`;
    case "unreachable":
      return `The connection for ${asked} failed or broke off (${read.name}): check network and proxy.`;
    case "no-descriptors":
      return `${asked} was not sent: this dashboard has no file descriptors left (${read.name}): raise its limit (ulimit -n), and look at who keeps connections to it open.`;
    case "server-error":
      return `AWS could not answer ${asked}${status}: wait, it is asked again with the next poll; if this lasts, look at the AWS Health Dashboard.`;
    case "too-large":
      return `The answer to ${asked} is larger than 32 MiB and was not read: check AWS_ENDPOINT_URL if it is set, and any proxy between.`;
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

/** The limits of the account, which all its tools share. */
function throttledSentence({ name, httpStatus }: ReadFault, asked: string): string {
  const said = name === "Error" && httpStatus !== undefined ? `HTTP ${httpStatus}` : name;
  return `AWS throttles ${asked} (${said}), after too many calls in this account: wait, it is asked again, more slowly; if this lasts, look which tool of the account asks so often, for all share one limit.`;
}

/** The capacity belongs to the table: the application that keeps its leases there lacks it too. */
function capacitySentence({ name }: ReadFault, { call, resource, region }: AwsCall): string {
  return `The lease table ${resource ?? ""} in ${region} has used up its own capacity (${call}: ${name}), so that the KCL cannot renew its leases there in time and loses them: raise the table's read and write capacity, or make it on-demand.`;
}

/** "within 10 s (orders, eu-west-1, asked 3 times)" */
function limitWords({ limitMs, attempts }: ReadFault, { resource, region }: AwsCall): string {
  const within = limitMs === undefined ? "in time" : `within ${limitMs / 1_000} s`;
  const often = attempts === undefined || attempts < 2 ? [] : [`asked ${attempts} times`];
  return `${within} (${[...(resource === undefined ? [] : [resource]), region, ...often].join(", ")})`;
}

/** How far this machine's clock is off, when the answer says it. */
function clockWords(aheadMs: number | undefined): string {
  if (aheadMs === undefined) return "";
  const side = aheadMs > 0 ? "ahead of" : "behind";
  return `, for this machine's clock is ${roughly(Math.abs(aheadMs))} ${side} AWS's`;
}

/** Rounded to the unit shown: a clock is off by seconds, minutes, hours (a time zone) or days. */
function roughly(ms: number): string {
  const seconds = Math.round(ms / 1_000);
  if (seconds < 120) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 120) return `${minutes} min`;
  const hours = Math.round(minutes / 60);
  return hours < 48 ? `${hours} h` : `${Math.round(hours / 24)} days`;
}

const IAM_PREFIX = { cloudwatch: "cloudwatch", kinesis: "kinesis", leases: "dynamodb" } as const;

const WHO = "the dashboard's credentials";

/** Which action to allow, and where, as far as AWS says it. */
function deniedSentence(
  { action, policy }: ReadFault,
  { source, call }: AwsCall,
  asked: string,
): string {
  const own = `${IAM_PREFIX[source]}:${call}`;
  const wanted = action ?? own;
  // Assuming a role, for example, comes before the call itself.
  const what =
    wanted === own ? `AWS denies ${asked}` : `AWS denies ${wanted}, which ${asked} needs`;
  if (policy?.denies === true) {
    return `${what}: take the denial of ${wanted} out of the ${policy.kind} for ${WHO}, since it outweighs every permission.`;
  }
  const isElsewhere = policy !== undefined && policy.kind !== "identity-based policy";
  const where = isElsewhere ? ` in the ${policy.kind} too, which does not` : "";
  return `${what}: allow ${wanted} to ${WHO}${where}.`;
}

/** The key that encrypts a stream or a table. */
function keySentence(
  { reason, name, action }: ReadFault,
  { source, resource }: AwsCall,
  asked: string,
): string {
  const thing = source === "leases" ? "lease table" : "stream";
  const key = `the KMS key that encrypts the ${thing}${resource === undefined ? "" : ` ${resource}`}`;
  if (reason === "key-unusable") {
    return `AWS cannot answer ${asked}, because ${key} is disabled, is being deleted or is gone (${name}): enable it or bring it back; everything that reads or writes the ${thing} fails as well.`;
  }
  const wanted = action ?? "kms:Decrypt";
  return `AWS denies ${asked}, because ${key} may not be used: allow ${wanted} on that key to ${WHO}, in their policy and in the key's own.`;
}
