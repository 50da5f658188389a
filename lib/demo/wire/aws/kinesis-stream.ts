import { AwsError } from "./aws-answer";

export const ACCOUNT = "000000000000";

type Json = Readonly<Record<string, unknown>>;

/** The end of a ListShards page. */
interface Position {
  readonly stream: string;
  readonly from: number;
}

/** The stream's name: from the call, from its ARN, or from a ListShards token. */
export function streamOf(body: Json): string {
  if (body.NextToken !== undefined && body.StreamName !== undefined) {
    throw new AwsError(
      "InvalidArgumentException",
      "NextToken and StreamName cannot be provided together.",
    );
  }
  if (typeof body.StreamName === "string") return body.StreamName;
  if (typeof body.StreamARN === "string") return body.StreamARN.split("stream/")[1] ?? "";
  if (body.NextToken !== undefined) return parseToken(body.NextToken).stream;
  throw new AwsError(
    "InvalidArgumentException",
    "Either StreamName or StreamARN must be provided.",
  );
}

export function streamNotFound(stream: string): AwsError {
  return new AwsError(
    "ResourceNotFoundException",
    `Stream ${stream} under account ${ACCOUNT} not found.`,
  );
}

export function makeToken(position: Position): string {
  return Buffer.from(JSON.stringify(position)).toString("base64");
}

export function tokenPosition(token: unknown): number {
  return token === undefined ? 0 : parseToken(token).from;
}

function parseToken(token: unknown): Position {
  try {
    const text = Buffer.from(String(token), "base64").toString();
    const { stream, from }: Record<string, unknown> = JSON.parse(text);
    if (typeof stream === "string" && typeof from === "number") return { stream, from };
  } catch {
    // Not a token of ours: refused below.
  }
  throw new AwsError("InvalidArgumentException", "NextToken is invalid.");
}
