import * as fc from "fast-check";
import { expect, it } from "vitest";
import { checkProperty, PROPERTY_TIMEOUT_MS } from "@/lib/sources/testing/check-property";
import { anyValue, nearly } from "@/lib/sources/testing/hostile-json";
import { Pseudonyms } from "./pseudonyms";
import { awsScrubber, sparkScrubber } from "./scrub-answer";
import { scrubDeep, scrubText } from "./scrub-text";

const SECRET = "AKIAIOSFODNN7EXAMPLE";

const AWS: Readonly<Record<string, unknown>> = {
  DescribeStreamSummary: { StreamDescriptionSummary: { StreamName: SECRET, OpenShardCount: 1 } },
  ListShards: {
    Shards: [{ ShardId: "shardId-000000000000", HashKeyRange: { StartingHashKey: "0" } }],
  },
  ListStreamConsumers: { Consumers: [{ ConsumerName: SECRET }] },
  Scan: {
    Items: [
      { leaseKey: { S: "shardId-000000000000" }, leaseCounter: { N: "1" }, checkpoint: { S: "1" } },
    ],
  },
};

const SPARK: Readonly<Record<string, unknown>> = {
  "/api/v1/applications": [{ id: "app-1", name: SECRET, attempts: [{ startTimeEpoch: 1 }] }],
  "/api/v1/applications/a/streaming/batches": [{ batchId: 1, firstFailureReason: SECRET }],
  "/api/v1/applications/a/streaming/receivers": [
    { streamId: 0, streamName: SECRET, lastError: SECRET },
  ],
  "/api/v1/applications/a/executors": [{ id: "1", hostPort: `${SECRET}:1`, isActive: true }],
  "/api/v1/applications/a/environment": {
    sparkProperties: [["spark.master", SECRET]],
    classpathEntries: [],
  },
  "/api/v1/applications/a/jobs?status=running": [
    { status: "RUNNING", description: SECRET, numTasks: 1 },
  ],
  "/metrics/json/": { gauges: { [SECRET]: { value: SECRET } }, counters: {} },
};

const answers = (bodies: Readonly<Record<string, unknown>>) =>
  fc.oneof(
    ...Object.entries(bodies).map(([call, valid]) =>
      fc.record({
        call: fc.constant(call),
        status: fc.constantFrom(200, 200, 200, 302, 400, 404, 500),
        contentType: fc.constantFrom("application/json", "text/html", ""),
        body: fc.oneof(
          nearly(valid).map((body) => JSON.stringify(body) ?? ""),
          fc.string(),
        ),
      }),
    ),
  );

it.each([
  ["AWS", AWS, awsScrubber],
  ["a driver", SPARK, sparkScrubber],
] as const)(
  "the scrubber accepts any answer of %s, and keeps no key",
  (_, bodies, scrubber) =>
    checkProperty(answers(bodies), (answer) => {
      const names = new Pseudonyms();
      const kept = scrubDeep(scrubber(names)(answer), names);
      expect(JSON.stringify(kept) ?? "").not.toContain(SECRET);
    }),
  PROPERTY_TIMEOUT_MS,
);

it(
  "scrubbing a scrubbed text changes nothing",
  () =>
    checkProperty(
      fc.oneof(
        fc.string(),
        anyValue.map((value) => JSON.stringify(value) ?? ""),
      ),
      (text) => {
        const names = new Pseudonyms();
        const once = scrubText(text, names);
        expect(scrubText(once, names)).toBe(once);
      },
    ),
  PROPERTY_TIMEOUT_MS,
);
