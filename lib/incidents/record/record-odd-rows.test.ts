import { expect, it } from "vitest";
import { type Answer, json, startJsonServer } from "@/lib/sources/aws/testing/json-server";
import { serve } from "@/lib/sources/spark/testing/serve";
import { incidentWindow } from "../window/incident-window";
import { recordIncident, type Recording } from "./record-incident";
import { plantedAws } from "./testing/planted-aws";
import { plantedSpark } from "./testing/planted-spark";

const lease = (shard: number, checkpoint: string) => ({
  leaseKey: { S: `shardId-00000000000${shard}` },
  leaseOwner: { S: "worker" },
  leaseCounter: { N: "7" },
  checkpoint: { S: checkpoint },
  ownerSwitchesSinceCheckpoint: { N: "0" },
});

/** The upstreams with planted secrets, with another answer to one AWS call. */
async function recordWith(call: string, body: object): Promise<Recording> {
  const [aws, spark] = [await startJsonServer(), await serve(plantedSpark)];
  const others = plantedAws();
  const answer: Answer = (question, response) =>
    (question.call === call ? json(body) : others)(question, response);
  aws.answer(answer);
  const access = { endpoint: aws.url, credentials: { accessKeyId: "x", secretAccessKey: "y" } };
  try {
    return await recordIncident({
      pipeline: {
        id: "orders",
        name: "orders",
        region: "eu-west-1",
        stream: "orders",
        sparkUrl: spark.url,
        kclApplication: "orders-etl",
        kclRegion: "eu-west-1",
      },
      minutes: 0,
      access: { cloudwatch: access, kinesis: access, dynamodb: access },
    });
  } finally {
    await Promise.all([aws.close(), spark.close()]);
  }
}

it("keeps a lease whose checkpoint has an unknown form, without the checkpoint's text", async () => {
  const Items = [lease(0, "4968"), lease(1, "secret/place"), lease(2, "TRIM_HORIZON")];
  const plain = await recordWith("Scan", { Items: [lease(0, "4968")] });
  const odd = await recordWith("Scan", { Items });
  const leases = incidentWindow(odd.incident).facts.leases.at(-1)?.value.leases ?? [];
  expect(leases.map(({ checkpoint }) => checkpoint)).toEqual([
    "4968",
    "checkpoint-1",
    "TRIM_HORIZON",
  ]);
  expect(JSON.stringify(odd.incident)).not.toContain("secret/place");
  expect(odd.scrubbed.dropped).toBeGreaterThan(plain.scrubbed.dropped);
});

it("drops only the shard whose name cannot be kept", async () => {
  const shard = (ShardId: string) => ({
    ShardId,
    HashKeyRange: { StartingHashKey: "0", EndingHashKey: "1" },
    SequenceNumberRange: { StartingSequenceNumber: "1" },
  });
  const Shards = [shard("shardId-000000000000"), shard("of_another_form")];
  const { incident } = await recordWith("ListShards", { Shards });
  const shards = incidentWindow(incident).facts.shards.at(-1)?.value ?? [];
  expect(shards.map(({ id }) => id)).toEqual(["shardId-000000000000"]);
});

it("records a pipeline whose lease table cannot be read", async () => {
  const { incident, verdict } = await recordWith("Scan", { Items: [{ orderId: { S: "4711" } }] });
  const scans = incident.life?.reads.filter(({ call }) => call === "Scan") ?? [];
  expect(scans.map(({ fault }) => fault)).toEqual(["malformed"]);
  expect(verdict.cause).toBe("failing-batches");
});
