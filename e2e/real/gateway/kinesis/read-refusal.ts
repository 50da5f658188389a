import { AwsError } from "@/lib/demo/wire/aws/aws-answer";

/** Why all reads of a stream are refused: by the key's policy, or by the reader's own. */
export type ReadRefusal = "KMSAccessDeniedException" | "AccessDeniedException";

const READER = "arn:aws:sts::000000000000:assumed-role/spark/i-0123456789abcdef0";
const KEY = "arn:aws:kms:us-east-1:000000000000:key/11111111-2222-3333-4444-555555555555";

/** The error that a reader without permission gets, in AWS's own words. */
export function refusedRead(code: ReadRefusal, stream: string): AwsError {
  const [action, resource] =
    code === "KMSAccessDeniedException"
      ? ["kms:Decrypt", KEY]
      : ["kinesis:GetRecords", `arn:aws:kinesis:us-east-1:000000000000:stream/${stream}`];
  return new AwsError(
    code,
    `User: ${READER} is not authorized to perform: ${action} on resource: ${resource} because no identity-based policy allows the ${action} action`,
  );
}
