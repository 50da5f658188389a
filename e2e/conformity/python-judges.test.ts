import { CreateStreamCommand } from "@aws-sdk/client-kinesis";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startDemo } from "@/lib/demo/start-demo";
import {
  CONSUMER_PROPERTIES,
  DENIAL_PROPERTIES,
  DENIED,
  KEY_PROPERTIES,
} from "./access-properties";
import { type AccessKey, createUser } from "./iam-user";
import { KINESIS_REFUSALS, SHARDS, STREAM, STREAM_PROPERTIES } from "./kinesis-properties";
import { METRIC_PROPERTIES } from "./metric-properties";
import { type MetricSeed, readSeed, writeSeed } from "./metric-seed";
import { rowsOf, type Server } from "./property";
import { isInstalled, startPython } from "./python-server";
import { startGatewayTarget } from "./gateway-target";
import { type Target, targetAt } from "./target";
import { putRecords, TRAFFIC_PROPERTIES } from "./traffic-properties";
import { WIRE_PROPERTIES } from "./wire-shape";

const PYTHON = ["moto", "ministack"] as const;
const present = PYTHON.filter(isInstalled);
const absent = PYTHON.filter((judge) => !isInstalled(judge));
const MINUTE = 60_000;

it.skipIf(absent.length === 0)(
  `is not judged by ${absent.join(" and ")}: install with \`npm run conformity -- --python\``,
  (context) => context.skip(),
);

describe.skipIf(present.length === 0)("as moto and ministack do", () => {
  const servers = new Map<Server, Target>();
  /** A second ministack that checks keys and permissions, asked as a user without any. */
  let strict: Target | undefined;
  let key: AccessKey = { accessKeyId: "", secretAccessKey: "" };
  let seed: MetricSeed;

  const server = (name: Server): Target => {
    const found = servers.get(name);
    if (found === undefined) throw new Error(`${name} has not started`);
    return found;
  };

  beforeAll(async () => {
    const started = Date.now();
    const demo = await startDemo({
      now: () => started,
      pastMs: 60 * MINUTE,
      pipelines: [
        {
          id: STREAM,
          shards: SHARDS,
          // Makes some reads fail and some minutes empty.
          troubles: [
            { trouble: "read-limit", sinceMs: 30 * MINUTE },
            { trouble: "idle", sinceMs: 12 * MINUTE },
          ],
        },
        {
          id: DENIED,
          troubles: [
            { trouble: "kinesis-denied", sinceMs: 10_000 },
            { trouble: "leases-denied", sinceMs: 10_000 },
            { trouble: "cloudwatch-denied", sinceMs: 10_000 },
          ],
        },
      ],
    });
    servers.set("demo", targetAt("demo", demo.url, demo.close));
    seed = await readSeed(server("demo").cloudwatch, started);
    for (const name of present) {
      const judge = await startPython(name);
      servers.set(name, judge);
      const stream = { StreamName: STREAM, ShardCount: SHARDS };
      await judge.kinesis.send(new CreateStreamCommand(stream));
      await writeSeed(judge.cloudwatch, seed);
    }
    if (present.includes("moto")) {
      servers.set("gateway", await startGatewayTarget());
      for (const name of ["gateway", "moto"] as const) await putRecords(server(name));
    }
    if (present.includes("ministack")) {
      const judge = await startPython("ministack", { checksAccess: true });
      key = await createUser(judge.url);
      strict = targetAt("ministack", judge.url, judge.close, key);
    }
  });

  afterAll(async () => {
    for (const one of servers.values()) await one.close();
    await strict?.close();
  });

  it("have failed reads and minutes without puts", () => {
    expect(seed.reads.some(({ sum, count }) => sum < count)).toBe(true);
    expect(seed.puts.length).toBeLessThan(30);
  });

  it.each(rowsOf([...METRIC_PROPERTIES, ...WIRE_PROPERTIES], present))(
    "%s %s: %s",
    async (_call, _what, name, row) => {
      expect(await row.ask(server(name), seed)).toEqual(row.expected(seed));
    },
  );

  it.each(rowsOf(TRAFFIC_PROPERTIES, present))("%s %s: %s", async (_call, _what, name, row) => {
    expect(await row.ask(server(name), undefined)).toEqual(row.expected(undefined));
  });

  it.each(rowsOf([...STREAM_PROPERTIES, ...KINESIS_REFUSALS, ...CONSUMER_PROPERTIES], present))(
    "%s %s: %s",
    async (_call, _what, name, row) => {
      expect(await row.ask(server(name), undefined)).toEqual(row.expected(undefined));
    },
  );

  it.each(rowsOf(DENIAL_PROPERTIES, present))("%s %s: %s", async (_call, _what, name, row) => {
    const target = name === "demo" ? server("demo") : strict;
    expect(target && (await row.ask(target, undefined))).toEqual(row.expected(undefined));
  });

  it.each(rowsOf(KEY_PROPERTIES, present))("%s %s: %s", async (_call, _what, _name, row) => {
    expect(strict && (await row.ask(strict, key))).toEqual(row.expected(key));
  });
});
