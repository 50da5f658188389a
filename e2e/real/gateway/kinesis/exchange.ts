import type { IncomingMessage, ServerResponse } from "node:http";
import { AwsError } from "@/lib/demo/wire/aws/aws-answer";
import { isObject } from "@/lib/demo/wire/aws/metric-request";
import { readBody } from "@/lib/demo/wire/read-body";

type Json = Readonly<Record<string, unknown>>;

/** A call with all that is needed to send it on unchanged. */
export interface Call {
  readonly method: string;
  readonly path: string;
  /** Names and values in turn, as they came. */
  readonly headers: readonly string[];
  readonly body: Buffer;
  /** The part of `x-amz-target` after the dot; empty without one. */
  readonly operation: string;
  /** The body's fields; empty when it is not a JSON object. */
  readonly input: Json;
}

export interface Reply {
  readonly status: number;
  /** As in {@link Call}. */
  readonly headers: readonly string[];
  readonly body: Buffer;
}

/** A PutRecords call of 10 MiB is a third longer in base64. */
const MAX_CALL_BYTES = 16 * 1024 * 1024;

const JSON_TYPE = "application/x-amz-json-1.1";

/** Reads a whole call. Rejects when the caller closes the connection before its end. */
export async function readCall(request: IncomingMessage): Promise<Call> {
  const body = await readBody(request, MAX_CALL_BYTES);
  return {
    method: request.method ?? "POST",
    path: request.url ?? "/",
    headers: request.rawHeaders,
    body,
    operation: String(request.headers["x-amz-target"] ?? "").split(".")[1] ?? "",
    input: objectFrom(body),
  };
}

export function sendReply(response: ServerResponse, { status, headers, body }: Reply): void {
  response.writeHead(status, [...headers, "content-length", String(body.length)]).end(body);
}

/** The same call with other fields. Its signature no longer fits, but emulators do not check it. */
export function withInput(call: Call, input: Json): Call {
  return { ...call, input, body: Buffer.from(JSON.stringify(input)) };
}

/** The same reply with other fields. */
export function withOutput(reply: Reply, output: Json): Reply {
  return { ...reply, body: Buffer.from(JSON.stringify(output)) };
}

export function outputOf({ status, body }: Reply): Json | undefined {
  return status === 200 ? objectFrom(body) : undefined;
}

/** An answer by the gateway itself, in Kinesis' form. */
export function replyOf(output: Json, status = 200): Reply {
  const body = Buffer.from(JSON.stringify(output));
  const headers = ["content-type", JSON_TYPE, "x-amzn-requestid", crypto.randomUUID()];
  return { status, headers, body };
}

export function refusal({ code, message, status }: AwsError): Reply {
  const reply = replyOf({ __type: code, message }, status);
  return { ...reply, headers: [...reply.headers, "x-amzn-errortype", code] };
}

function objectFrom(body: Buffer): Json {
  try {
    const value: unknown = JSON.parse(body.toString());
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
}
