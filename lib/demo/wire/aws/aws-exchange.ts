import type { IncomingMessage, ServerResponse } from "node:http";
import { gunzipSync } from "node:zlib";
import { readBody } from "../read-body";
import { AwsError, type AwsService } from "./aws-answer";
import { isObject } from "./metric-request";

type Json = Readonly<Record<string, unknown>>;

/**
 * The JSON object in a call's body; the SDK compresses bodies of 10 KB and more.
 * @throws AwsError for anything else.
 */
export async function parseAwsBody(request: IncomingMessage): Promise<Json> {
  const raw = await readBody(request);
  try {
    const text = request.headers["content-encoding"] === "gzip" ? gunzipSync(raw) : raw;
    const body: unknown = JSON.parse(text.toString());
    if (isObject(body)) return body;
  } catch {
    // Refused below, like any other body that is not an object.
  }
  throw new AwsError("SerializationException", "The body is not a JSON object.");
}

/** An error, with the old code in a header when the service still uses it. */
export function sendAwsError(response: ServerResponse, service: AwsService, error: AwsError): void {
  if (service.queryErrors) {
    const party = error.status < 500 ? "Sender" : "Receiver";
    response.setHeader("x-amzn-query-error", `${error.code};${party}`);
  }
  const type = `${service.namespace}#${error.code}`;
  sendAws(response, service, error.status, { __type: type, message: error.message });
}

export function sendAws(
  response: ServerResponse,
  service: AwsService,
  status: number,
  body: Json,
): void {
  const text = JSON.stringify(body);
  response
    .writeHead(status, {
      "content-type": service.contentType,
      "content-length": Buffer.byteLength(text),
      "x-amzn-requestid": crypto.randomUUID(),
    })
    .end(text);
}
