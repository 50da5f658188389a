/** An AWS JSON answer, as it came. */
export interface AwsAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** Unchecked, as fetch gives it: the tests check it with matchers. */
  readonly body: Awaited<ReturnType<Response["json"]>>;
  /** `namespace#Code` of an error; undefined for an answer. */
  readonly errorType: string | undefined;
}

const TARGETS = {
  cloudwatch: ["GraniteServiceVersion20100801", "application/x-amz-json-1.0"],
  kinesis: ["Kinesis_20131202", "application/x-amz-json-1.1"],
  dynamodb: ["DynamoDB_20120810", "application/x-amz-json-1.0"],
} as const;

/** Speaks the raw JSON protocol, as the SDK's clients do on the wire. */
export async function askAws(
  url: string,
  operation: `${keyof typeof TARGETS}.${string}`,
  input: unknown,
  options: { region?: string; signal?: AbortSignal } = {},
): Promise<AwsAnswer> {
  const [service = "", name = ""] = operation.split(".");
  const [target, type] = TARGETS[service as keyof typeof TARGETS]; // by the parameter's type
  const scope = options.region && `KEY/20261123/${options.region}/${service}/aws4_request`;
  const response = await fetch(url, {
    method: "POST",
    headers: {
      "content-type": type,
      "x-amz-target": `${target}.${name}`,
      ...(scope && { authorization: `AWS4-HMAC-SHA256 Credential=${scope}, Signature=0` }),
    },
    body: JSON.stringify(input),
    signal: options.signal ?? null,
  });
  const body = await response.json();
  const { status, headers } = response;
  return { status, headers, body, errorType: body["__type"] };
}
