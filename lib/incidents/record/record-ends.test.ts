import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, it } from "vitest";
import { recordIncident } from "./record-incident";
import { startPlanted } from "./testing/planted-upstreams";

setFlagsFromString("--expose-gc");
const gc: unknown = runInNewContext("gc");

it("ends by itself when its time is over, also after a garbage collection", async () => {
  expect(gc).toBeTypeOf("function");
  const upstreams = await startPlanted();
  const access = {
    endpoint: upstreams.awsUrl,
    credentials: { accessKeyId: "x", secretAccessKey: "y" },
  };
  const collecting = setInterval(() => typeof gc === "function" && gc(), 50);
  try {
    const { incident } = await recordIncident({
      pipeline: {
        id: "orders",
        name: "orders",
        region: "eu-west-1",
        stream: "orders",
        sparkUrl: upstreams.sparkUrl,
        kclRegion: "eu-west-1",
      },
      minutes: 1 / 60,
      access: { cloudwatch: access, kinesis: access, dynamodb: access },
      // The command passes one for Ctrl-C.
      signal: new AbortController().signal,
    });
    expect(incident.life?.reads.length).toBeGreaterThan(0);
  } finally {
    clearInterval(collecting);
    await upstreams.close();
  }
});
