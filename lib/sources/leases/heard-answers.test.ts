import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createLeaseSource } from "./lease-source";
import type { WireAnswer } from "../source";
import { json, type JsonServer, startJsonServer } from "../aws/testing/json-server";

let server: JsonServer;
let answers: WireAnswer[] = [];

beforeAll(async () => {
  server = await startJsonServer();
});
beforeEach(() => (answers = []));
afterAll(() => server.close());

/** Uses no variable of the environment: `access` has all that is needed. */
async function scan(): Promise<unknown> {
  const credentials = { accessKeyId: "a", secretAccessKey: "b" };
  const source = createLeaseSource({
    region: "eu-west-1",
    table: "orders",
    access: { endpoint: server.url, credentials },
    onAnswer: (answer) => answers.push(answer),
  });
  const outcome = await source.scan(new AbortController().signal).catch((error: unknown) => error);
  source.close();
  return outcome;
}

describe("the answers given to a recorder", () => {
  it("include an answer word for word, although the client has read it", async () => {
    const body = { Items: [], Count: 0, note: "ünverändert" };
    server.answer(json(body));
    expect(await scan()).toMatchObject({ leases: [] });
    expect(answers).toEqual([
      {
        call: "Scan",
        status: 200,
        contentType: "application/x-amz-json-1.0",
        body: JSON.stringify(body),
      },
    ]);
  });

  it("include refusals and every attempt", async () => {
    server.answer(json({ __type: "x#InternalServerError", message: "no" }, 500));
    expect(await scan()).toMatchObject({ fault: "server-error" });
    expect(answers.map(({ status }) => status)).toEqual([500, 500, 500]);
  });

  it("are none when nothing was answered", async () => {
    server.answer((_, response) => response.destroy());
    expect(await scan()).toMatchObject({ name: "SourceError" });
    expect(answers).toEqual([]);
  });
});
