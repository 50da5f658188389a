import type { IncomingMessage, ServerResponse } from "node:http";
import { AWS_SERVICES, AwsError, type AwsService } from "@/lib/demo/wire/aws/aws-answer";
import { parseAwsBody, sendAws, sendAwsError } from "@/lib/demo/wire/aws/aws-exchange";
import { getMetricData } from "@/lib/demo/wire/aws/get-metric-data";
import { parseMetricRequest } from "@/lib/demo/wire/aws/metric-request";
import { readBody } from "@/lib/demo/wire/read-body";
import type { CloudWatch } from "./cloudwatch";
import { dataFromForm, dataFromJson, type MetricDatum } from "./metric-data";

type Json = Readonly<Record<string, unknown>>;

/** Answers one call: in JSON 1.0 for today's clients, in the Query protocol for the KCL. */
export async function handleCloudWatch(
  request: IncomingMessage,
  response: ServerResponse,
  cloudWatch: CloudWatch,
): Promise<void> {
  const type = request.headers["content-type"] ?? "";
  try {
    if (type.startsWith("application/x-www-form-urlencoded")) {
      await answerForm(request, response, cloudWatch);
    } else {
      await answerJson(request, response, cloudWatch);
    }
  } catch {
    // The caller closed the connection in the middle of its request.
    response.destroy();
  }
}

async function answerJson(
  request: IncomingMessage,
  response: ServerResponse,
  cloudWatch: CloudWatch,
): Promise<void> {
  const [target, operation = ""] = String(request.headers["x-amz-target"]).split(".");
  const service = AWS_SERVICES.find((one) => one.target === target);
  if (service?.name !== "cloudwatch") {
    response.writeHead(400).end('{"__type":"UnknownOperationException"}');
    return;
  }
  try {
    const body = await parseAwsBody(request);
    sendAws(response, service, 200, answer(service, operation, body, cloudWatch));
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    sendAwsError(response, service, error);
  }
}

function answer({ name }: AwsService, operation: string, body: Json, cloudWatch: CloudWatch): Json {
  if (operation === "GetMetricData") {
    const asked = parseMetricRequest(body);
    return getMetricData(asked, (query) => cloudWatch.read(query, asked));
  }
  if (operation === "PutMetricData") {
    tell(cloudWatch, dataFromJson(body));
    return {};
  }
  throw new AwsError("UnknownOperationException", `The gateway's ${name} has no ${operation}.`);
}

async function answerForm(
  request: IncomingMessage,
  response: ServerResponse,
  cloudWatch: CloudWatch,
): Promise<void> {
  const form = new URLSearchParams((await readBody(request)).toString());
  try {
    if (form.get("Action") !== "PutMetricData") {
      throw new AwsError("InvalidAction", "The Query protocol has PutMetricData only here.");
    }
    tell(cloudWatch, dataFromForm(form));
    sendXml(response, 200, xml("PutMetricDataResponse", xml("ResponseMetadata", requestId())));
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    const { code, message, status } = error;
    const told = xml("Type", "Sender") + xml("Code", code) + xml("Message", message);
    sendXml(response, status, xml("ErrorResponse", xml("Error", told) + requestId()));
  }
}

function tell(cloudWatch: CloudWatch, data: readonly MetricDatum[]): void {
  for (const { name, samples, at } of data) cloudWatch.tell(name, samples, at);
}

function sendXml(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { "content-type": "text/xml" }).end(body);
}

const xml = (name: string, content: string): string => `<${name}>${content}</${name}>`;

const requestId = (): string => xml("RequestId", crypto.randomUUID());
