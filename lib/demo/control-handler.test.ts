import { afterAll, beforeAll, expect, it } from "vitest";
import { startDemo, type RunningDemo } from "./start-demo";

let demo: RunningDemo;
beforeAll(async () => {
  demo = await startDemo({ pastMs: 60_000, pipelines: [{ id: "orders" }] });
});
afterAll(() => demo.close());

const CONTROL = { "x-narrows-demo": "1" };

function post(path: string, body: string, headers: Record<string, string> = CONTROL) {
  return fetch(`${demo.url}${path}`, { method: "POST", headers, body });
}
const listed = async () => (await fetch(`${demo.url}/demo/pipelines`)).json();

it("lists the pipelines in the form of a PIPELINES_FILE, with their troubles", async () => {
  expect(await listed()).toEqual([{ ...demo.pipelines[0], troubles: [] }]);
  expect(demo.pipelines[0]).toEqual({
    id: "orders",
    name: "orders",
    region: "eu-west-1",
    stream: "orders",
    sparkUrl: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
    application: "orders-etl",
    kclApplication: "orders-consumer",
    kclRegion: "eu-west-1",
  });
});

it("switches a trouble on and off", async () => {
  const on = await post("/demo/pipelines/orders/troubles/slow", '{"on":true}');
  expect(await on.json()).toMatchObject({ id: "orders", troubles: ["slow"] });
  expect((await listed())[0].troubles).toEqual(["slow"]);
  await post("/demo/pipelines/orders/troubles/slow", '{"on":false}');
  expect((await listed())[0].troubles).toEqual([]);
});

it.each([
  ["without the header", "/demo/pipelines/orders/troubles/slow", '{"on":true}', {}, 403],
  ["an unknown pipeline", "/demo/pipelines/x/troubles/slow", '{"on":true}', CONTROL, 404],
  ["an unknown trouble", "/demo/pipelines/orders/troubles/x", '{"on":true}', CONTROL, 404],
  ["a word for a truth value", "/demo/pipelines/orders/troubles/slow", '{"on":"x"}', CONTROL, 400],
  ["a body that is no JSON", "/demo/pipelines/orders/troubles/slow", "{", CONTROL, 400],
  ["another path", "/demo/else", "{}", CONTROL, 404],
  ["a reset without the header", "/demo/calls/reset", "", {}, 403],
])("refuses %s, and changes nothing", async (_, path, body, headers, status) => {
  const response = await post(path, body, headers);
  expect(response.status).toBe(status);
  expect((await response.json()).error).toMatch(/\.$|: /);
  expect((await listed())[0].troubles).toEqual([]);
});

it("counts upstream calls by kind, and Spark's bytes, until it is reset", async () => {
  await post("/demo/calls/reset", "");
  const { sparkUrl } = demo.pipelines[0] ?? {};
  const [{ id }] = await (await fetch(`${sparkUrl}/api/v1/applications`)).json();
  await (await fetch(`${sparkUrl}/api/v1/applications/${id}/streaming/batches`)).text();
  await (await fetch(`${sparkUrl}/api/v1/applications/${id}/streaming/batches/1`)).text();
  const counted = await (await fetch(`${demo.url}/demo/calls`)).json();
  expect(counted.calls).toEqual({
    "spark.applications": 1,
    "spark.streaming/batches": 1,
    "spark.streaming/batches/id": 1,
  });
  expect(counted.sparkBytesPlain).toBeGreaterThan(counted.sparkBytesSent);
  demo.resetCalls();
  expect(demo.calls()).toEqual({
    calls: {},
    metricsRequested: 0,
    sparkBytesSent: 0,
    sparkBytesPlain: 0,
  });
});
