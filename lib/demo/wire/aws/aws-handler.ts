import type { IncomingMessage, ServerResponse } from "node:http";
import { answerAws, type AwsCall, type Demo } from "./answer-aws";
import { AWS_SERVICES, AwsError, NeverAnswer } from "./aws-answer";
import { parseAwsBody, sendAws, sendAwsError } from "./aws-exchange";

/** Answers one AWS call (`POST /` with `x-amz-target`). Reads signatures, never checks them. */
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
    const body = await parseAwsBody(request);
    const call: AwsCall = { service, operation, region: regionOf(request), body };
    sendAws(response, service, 200, answerAws(call, demo));
  } catch (error) {
    if (error instanceof NeverAnswer) return;
    if (!(error instanceof AwsError)) throw error;
    sendAwsError(response, service, error);
  }
}

/** From the signature's scope: `Credential=KEY/20261123/eu-west-1/monitoring/aws4_request`. */
function regionOf(request: IncomingMessage): string | undefined {
  return /Credential=[^/]+\/\d+\/([^/]+)\//.exec(request.headers.authorization ?? "")?.[1];
}
