import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { beginsWithSomethingToDo } from "@/lib/domain/testing/something-to-do";
import { problemAndRemedy } from "@/lib/domain/text/problem-and-remedy";
import type { AwsCall } from "./aws-call";
import { toSourceError } from "./aws-fault";

const NOW = Date.parse("2026-11-28T02:00:00Z");
beforeEach(() => void vi.useFakeTimers({ now: NOW }));
afterEach(() => void vi.useRealTimers());

const METRICS: AwsCall = { source: "cloudwatch", call: "GetMetricData", region: "eu-west-1" };
const SHARDS: AwsCall = {
  source: "kinesis",
  call: "ListShards",
  region: "eu-west-1",
  resource: "orders",
};
const SCAN: AwsCall = { source: "leases", call: "Scan", region: "us-east-1", resource: "billing" };

/** An error as the SDK throws it for an answer of AWS. */
function thrown(name: string, message = "", fields: Readonly<Record<string, unknown>> = {}): Error {
  return Object.assign(new Error(message), { name, ...fields });
}

/** The `Date` header of an answer that AWS gave at this time. */
const dated = (iso: string) => ({ $response: { headers: { date: new Date(iso).toUTCString() } } });

interface Row {
  readonly name: string;
  readonly call: AwsCall;
  readonly error: Error;
  readonly fault: string;
  readonly says: string;
}

const denial = (action: string, why: string): Error =>
  thrown(
    "AccessDeniedException",
    `User: arn:aws:iam::123456789012:user/ann is not authorized to perform: ${action} on resource: arn:aws:kinesis:eu-west-1:123456789012:stream/orders ${why}`,
  );

const LIMITS: readonly Row[] = [
  {
    name: "the lease table's own capacity",
    call: SCAN,
    error: thrown("ProvisionedThroughputExceededException"),
    fault: "throttled",
    says: "The lease table billing in us-east-1 has used up its own capacity (Scan: ProvisionedThroughputExceededException), so that the KCL cannot renew its leases there in time and loses them: raise the table's read and write capacity, or make it on-demand.",
  },
  ...["ThrottlingException", "RequestLimitExceeded"].map((name) => ({
    name: `${name} of DynamoDB, which is the account's`,
    call: SCAN,
    error: thrown(name),
    fault: "throttled",
    says: `AWS throttles Scan of billing in us-east-1 (${name}), after too many calls in this account`,
  })),
  {
    name: "the same name of a service without tables",
    call: SHARDS,
    error: thrown("ProvisionedThroughputExceededException"),
    fault: "throttled",
    says: "AWS throttles ListShards of orders in eu-west-1 (Prov",
  },
  {
    name: "the calls a second of the account",
    call: SHARDS,
    error: thrown("LimitExceededException"),
    fault: "throttled",
    says: "(LimitExceededException), after too many calls in this account",
  },
];

const TIMES: readonly Row[] = [
  {
    name: "no answer, as the SDK says it",
    call: METRICS,
    error: thrown(
      "TimeoutError",
      "@smithy/node-http-handler - [ERROR] a request has exceeded the configured 10000 ms requestTimeout.",
      { code: "ETIMEDOUT", $metadata: { attempts: 3 } },
    ),
    fault: "timeout",
    says: "CloudWatch did not answer GetMetricData within 10 s (eu-west-1, asked 3 times)",
  },
  {
    name: "an answer that does not end, as our handler says it",
    call: SHARDS,
    error: thrown("TimeoutError", "the answer did not end in time", { limitMs: 2_500 }),
    fault: "timeout",
    says: "Kinesis did not answer ListShards within 2.5 s (orders, eu-west-1)",
  },
  {
    name: "a poll whose time is over",
    call: SCAN,
    error: thrown("AbortError", "given up", { limitMs: 25_000 }),
    fault: "timeout",
    says: "DynamoDB did not answer Scan within 25 s (billing, us-east-1)",
  },
  {
    name: "no connection, as the SDK says it",
    call: METRICS,
    error: thrown(
      "TimeoutError",
      "@smithy/node-http-handler - the request socket did not establish a connection with the server within the configured timeout of 3000 ms.",
    ),
    fault: "unreachable",
    says: "No connection to CloudWatch for GetMetricData within 3 s (eu-west-1)",
  },
  {
    name: "no connection, as the system says it",
    call: SCAN,
    error: thrown("Error", "connect ETIMEDOUT", { code: "ETIMEDOUT", syscall: "connect" }),
    fault: "unreachable",
    says: "No connection to DynamoDB for Scan in time (billing, us-east-1)",
  },
];

const CLOCKS: readonly Row[] = [
  {
    name: "a clock that is behind",
    call: METRICS,
    error: thrown("RequestExpired", "", dated("2026-11-28T02:12:00Z")),
    fault: "denied",
    says: "(RequestExpired), for this machine's clock is 12 min behind AWS's: set this machine's clock",
  },
  {
    name: "a clock of another time zone, whose signature is refused",
    call: SCAN,
    error: thrown("InvalidSignatureException", "", dated("2026-11-28T00:00:00Z")),
    fault: "denied",
    says: "(InvalidSignatureException), for this machine's clock is 2 h ahead of AWS's: set",
  },
  {
    name: "a signature that AWS calls expired, without a Date",
    call: SHARDS,
    error: thrown(
      "InvalidSignatureException",
      "Signature expired: 20261128T010000Z is now earlier than 20261128T015500Z",
    ),
    fault: "denied",
    says: "AWS refuses the request's time for ListShards of orders in eu-west-1 (InvalidSignatureException): set",
  },
  {
    name: "a signature of the future",
    call: SHARDS,
    error: thrown("SignatureDoesNotMatch", "Signature not yet current: 2026…"),
    fault: "denied",
    says: "AWS refuses the request's time",
  },
  {
    name: "a wrong secret, at five minutes of difference",
    call: SHARDS,
    error: thrown("SignatureDoesNotMatch", "", dated("2026-11-28T02:05:00Z")),
    fault: "denied",
    says: "(SignatureDoesNotMatch): check the key, its secret and the session token.",
  },
  {
    name: "a clock, a second beyond that",
    call: SHARDS,
    error: thrown("SignatureDoesNotMatch", "", dated("2026-11-28T02:05:01Z")),
    fault: "denied",
    says: "5 min behind",
  },
  {
    name: "an unknown key, with any clock",
    call: METRICS,
    error: thrown("InvalidClientTokenId", "", dated("2026-11-28T03:00:00Z")),
    fault: "denied",
    says: "does not accept the credentials",
  },
];

const CREDENTIALS: readonly Row[] = [
  {
    name: "none",
    call: METRICS,
    error: thrown("CredentialsProviderError", "Could not load credentials from any providers"),
    fault: "denied",
    says: "No usable AWS credentials were found for GetMetricData in eu-west-1: set AWS_PROFILE",
  },
  {
    name: "a session that has expired before anything was sent",
    call: METRICS,
    error: thrown("CredentialsProviderError", "The SSO session has expired. Run aws sso login"),
    fault: "denied",
    says: "have expired (GetMetricData in eu-west-1): renew them",
  },
  {
    name: "a token that has expired",
    call: SHARDS,
    error: thrown("ExpiredTokenException", "The security token included in the request is expired"),
    fault: "denied",
    says: "have expired (ListShards of orders in eu-west-1)",
  },
  {
    name: "a region that is not enabled",
    call: SHARDS,
    error: thrown("OptInRequired"),
    fault: "denied",
    says: "to this account (OptInRequired): enable the region",
  },
];

const DENIALS: readonly Row[] = [
  {
    name: "a permission that no policy gives",
    call: SHARDS,
    error: denial("kinesis:ListShards", "because no identity-based policy allows the action"),
    fault: "denied",
    says: "AWS denies ListShards of orders in eu-west-1: allow kinesis:ListShards to the dashboard's credentials.",
  },
  {
    name: "an explicit denial",
    call: METRICS,
    error: denial("cloudwatch:GetMetricData", "with an explicit deny in a service control policy"),
    fault: "denied",
    says: "take the denial of cloudwatch:GetMetricData out of the service control policy for the dashboard's credentials, since it outweighs every permission",
  },
  {
    name: "an endpoint that does not let it through",
    call: SCAN,
    error: denial(
      "dynamodb:Scan",
      "because no VPC endpoint policy allows the dynamodb:Scan action",
    ),
    fault: "denied",
    says: "allow dynamodb:Scan to the dashboard's credentials in the VPC endpoint policy too",
  },
  {
    name: "a role that may not be taken on",
    call: SCAN,
    error: denial("sts:AssumeRole", ""),
    fault: "denied",
    says: "AWS denies sts:AssumeRole, which Scan of billing in us-east-1 needs: allow sts:AssumeRole",
  },
  {
    name: "a table's key, by the action",
    call: SCAN,
    error: denial("kms:Decrypt", "because no resource-based policy allows the kms:Decrypt action"),
    fault: "denied",
    says: "because the KMS key that encrypts the lease table billing may not be used: allow kms:Decrypt on that key",
  },
  {
    name: "a stream's key, by the name",
    call: SHARDS,
    error: thrown("KMSAccessDeniedException"),
    fault: "denied",
    says: "the KMS key that encrypts the stream orders may not be used: allow kms:Decrypt",
  },
  ...["KMSDisabledException", "KMSInvalidStateException", "KMSNotFoundException"].map((name) => ({
    name: `a key that is no more (${name})`,
    call: SHARDS,
    error: thrown(name),
    fault: "denied",
    says: `is disabled, is being deleted or is gone (${name}): enable it`,
  })),
];

describe.each([
  ["limits", LIMITS],
  ["times", TIMES],
  ["clocks", CLOCKS],
  ["credentials", CREDENTIALS],
  ["denials", DENIALS],
])("the sentence about %s", (_kind, rows) => {
  it.each(rows)("$name", ({ call, error, fault, says }) => {
    const result = toSourceError(error, call);
    expect(result.fault).toBe(fault);
    expect(result.message).toContain(says);
    expect(
      beginsWithSomethingToDo(problemAndRemedy(result.message).remedy ?? ""),
      result.message,
    ).toBe(true);
    expect(result.message).not.toMatch(/123456789012|arn:|ann\b|smithy/);
  });
});
