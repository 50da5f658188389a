import type { IncomingMessage, ServerResponse } from "node:http";
import { gunzipSync } from "node:zlib";
import { readBody } from "../read-body";
import { answerAws, type AwsCall, type Demo } from "./answer-aws";
import { AWS_SERVICES, AwsError, type AwsService, NeverAnswer } from "./aws-answer";
import { isObject } from "./metric-request";

type Json = Readonly<Record<string, unknown>>;

/** Answers one AWS call (`POST /` with `x-amz-target`). Signatures are read, never checked. */
export async function handleAws(
  request: IncomingMessage,
  response: ServerResponse,
  demo: Demo,
): Promise<void> {
  const [target = "", operation = ""] = String(request.headers["x-amz-target"]).split(".");
  const service = AWS_SERVICES.find((one) => one.target === target);
  if (service === undefined) {
    response.writeHead(400).end('{"__type":"UnknownOperationException"}');
    return;
  }
  demo.calls.count(`${service.name}.${operation}`);
  try {
    const body = await parse(request);
    const call: AwsCall = { service, operation, region: regionOf(request), body };
    send(response, service, 200, answerAws(call, demo));
  } catch (error) {
    if (error instanceof NeverAnswer) return;
    if (!(error instanceof AwsError)) throw error;
    sendError(response, service, error);
  }
}

/** From the signature's scope: `Credential=KEY/20261123/eu-west-1/monitoring/aws4_request`. */
function regionOf(request: IncomingMessage): string | undefined {
  return /Credential=[^/]+\/\d+\/([^/]+)\//.exec(request.headers.authorization ?? "")?.[1];
}

/** The SDK compresses bodies of 10 KB and more. */
async function parse(request: IncomingMessage): Promise<Json> {
  const raw = await readBody(request);
  try {
    const text = request.headers["content-encoding"] === "gzip" ? gunzipSync(raw) : raw;
    const body: unknown = JSON.parse(text.toString());
    if (isObject(body)) return body;
  } catch {
    // Answered below, like any other body that is not an object.
  }
  throw new AwsError("SerializationException", "The body is not a JSON object.");
}

function sendError(response: ServerResponse, service: AwsService, error: AwsError): void {
  if (service.queryErrors) {
    const party = error.status < 500 ? "Sender" : "Receiver";
    response.setHeader("x-amzn-query-error", `${error.code};${party}`);
  }
  const type = `${service.namespace}#${error.code}`;
  send(response, service, error.status, { __type: type, message: error.message });
}

function send(response: ServerResponse, service: AwsService, status: number, body: Json): void {
  const text = JSON.stringify(body);
  response
    .writeHead(status, {
      "content-type": service.contentType,
      "content-length": Buffer.byteLength(text),
      "x-amzn-requestid": crypto.randomUUID(),
    })
    .end(text);
}
