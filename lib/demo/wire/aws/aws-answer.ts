import type { Trouble } from "../../simulation/troubles";

/** The service of an `x-amz-target`, with its wire dialect. */
export interface AwsService {
  readonly name: "cloudwatch" | "kinesis" | "dynamodb";
  /** The part of `x-amz-target` before the dot. */
  readonly target: string;
  readonly contentType: string;
  /** The prefix of `__type` in errors. */
  readonly namespace: string;
  /** CloudWatch is awsQueryCompatible: the old error code goes in a header, and clients prefer it. */
  readonly queryErrors: boolean;
}

export const AWS_SERVICES: readonly AwsService[] = [
  {
    name: "cloudwatch",
    target: "GraniteServiceVersion20100801",
    contentType: "application/x-amz-json-1.0",
    namespace: "com.amazonaws.cloudwatch.v2010_08_01",
    queryErrors: true,
  },
  {
    name: "kinesis",
    target: "Kinesis_20131202",
    contentType: "application/x-amz-json-1.1",
    namespace: "com.amazonaws.kinesis.v20131202",
    queryErrors: false,
  },
  {
    name: "dynamodb",
    target: "DynamoDB_20120810",
    contentType: "application/x-amz-json-1.0",
    namespace: "com.amazonaws.dynamodb.v20120810",
    queryErrors: false,
  },
];

/** An error as AWS's JSON services answer it. */
export class AwsError extends Error {
  override readonly name = "AwsError";
  readonly code: string;
  readonly status: number;

  constructor(code: string, message: string, status = 400) {
    super(message);
    this.code = code;
    this.status = status;
  }
}

/** The call is never answered; the caller's time-out has to end it. */
export class NeverAnswer extends Error {
  override readonly name = "NeverAnswer";
}

/** Throws the error that a wire trouble causes for a call to this service. */
export function failByTrouble(
  service: AwsService,
  operation: string,
  troubles: ReadonlySet<Trouble>,
): void {
  if (service.name === "cloudwatch") {
    if (troubles.has("cloudwatch-hangs")) throw new NeverAnswer();
    if (troubles.has("cloudwatch-throttled")) throw new AwsError("Throttling", "Rate exceeded");
    if (troubles.has("cloudwatch-down")) {
      throw new AwsError("ServiceUnavailable", "Service is unavailable.", 503);
    }
    if (troubles.has("cloudwatch-denied")) throw denied("cloudwatch", operation);
  }
  if (service.name === "kinesis") {
    if (troubles.has("kinesis-down")) throw new AwsError("InternalFailure", "Internal error.", 500);
    if (troubles.has("kinesis-denied")) throw denied("kinesis", operation);
  }
  if (service.name === "dynamodb" && troubles.has("leases-denied")) {
    throw denied("dynamodb", operation);
  }
}

function denied(service: string, operation: string): AwsError {
  const action = `${service}:${operation}`;
  return new AwsError(
    "AccessDeniedException",
    `User: arn:aws:iam::000000000000:user/demo is not authorized to perform: ${action} ` +
      `because no identity-based policy allows the ${action} action`,
  );
}
