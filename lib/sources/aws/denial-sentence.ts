import type { AwsCall } from "./aws-call";
import type { ReadFault } from "./fault-reason";

const IAM_PREFIX = { cloudwatch: "cloudwatch", kinesis: "kinesis", leases: "dynamodb" } as const;

const WHO = "the dashboard's credentials";

/** Which action is to be allowed, and where, as far as AWS says. */
export function deniedSentence(
  { action, policy }: ReadFault,
  { source, call }: AwsCall,
  asked: string,
): string {
  const own = `${IAM_PREFIX[source]}:${call}`;
  const wanted = action ?? own;
  // Taking on a role, for example, comes before the call itself.
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
export function keySentence(
  { reason, name, action }: ReadFault,
  { source, resource }: AwsCall,
  asked: string,
): string {
  const thing = source === "leases" ? "lease table" : "stream";
  const key = `the KMS key that encrypts the ${thing}${resource === undefined ? "" : ` ${resource}`}`;
  if (reason === "key-unusable") {
    return `AWS cannot answer ${asked}, because ${key} is disabled, is being deleted or is gone (${name}): enable it or bring it back; whoever reads or writes the ${thing} fails by it as well.`;
  }
  const wanted = action ?? "kms:Decrypt";
  return `AWS denies ${asked}, because ${key} may not be used: allow ${wanted} on that key to ${WHO}, in their policy and in the key's own.`;
}
