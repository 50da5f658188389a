import { Agent, request } from "node:http";

/** The signature is not checked, but it must exist. */
const HEADERS = {
  "content-type": "application/x-amz-json-1.1",
  "x-amz-date": "20260101T000000Z",
  authorization:
    "AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/kinesis/aws4_request, SignedHeaders=host;x-amz-date, Signature=0",
};

const agent = new Agent({ keepAlive: true });

export interface KinesisAnswer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

/** The kept-alive connection was closed just now. */
class StaleConnection extends Error {}

/** One call as an SDK makes it, without the SDK: producers must use very little CPU. */
export async function kinesisCall(
  url: string,
  operation: string,
  body: object,
): Promise<KinesisAnswer> {
  try {
    return await attempt(url, operation, body);
  } catch (error) {
    if (error instanceof StaleConnection) return attempt(url, operation, body);
    throw error;
  }
}

function attempt(url: string, operation: string, body: object): Promise<KinesisAnswer> {
  return new Promise((resolve, reject) => {
    const headers = { ...HEADERS, "x-amz-target": `Kinesis_20131202.${operation}` };
    const asked = request(url, { method: "POST", agent, headers }, (response) => {
      const parts: Buffer[] = [];
      response.on("data", (part: Buffer) => parts.push(part));
      response.once("error", reject);
      response.once("end", () => {
        const text = Buffer.concat(parts).toString("utf8");
        resolve({
          status: response.statusCode ?? 0,
          body: text === "" ? {} : JSON.parse(text),
        });
      });
    });
    asked.once("error", (error) => reject(asked.reusedSocket ? new StaleConnection() : error));
    asked.end(JSON.stringify(body));
  });
}
