import { setTimeout as wait } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { stubAwsEnvironment } from "../aws/testing/aws-environment";
import {
  type Answer,
  type AskedQuestion,
  json,
  type JsonServer,
  startJsonServer,
} from "../aws/testing/json-server";
import { createCloudWatchSource } from "./cloudwatch-source";

const MINUTE = 60_000;
const NOW = Date.UTC(2026, 10, 23, 6, 10, 30);
const SPAN = { from: NOW - 3 * MINUTE, to: NOW };
/** The aligned span of three minutes that is asked for SPAN: the running minute is left out. */
const ASKED = { from: Date.UTC(2026, 10, 23, 6, 7), to: Date.UTC(2026, 10, 23, 6, 10) };

const ORDERS = { pipelineId: "orders", stream: "orders" };
const CLICKS = { pipelineId: "clicks", stream: "clicks" };

interface Entry {
  readonly Id: string;
  readonly MetricStat: {
    readonly Metric: {
      readonly MetricName: string;
      readonly Dimensions: readonly { readonly Name: string; readonly Value: string }[];
    };
    readonly Period: number;
    readonly Stat: string;
  };
}

interface Body {
  readonly MetricDataQueries: readonly Entry[];
  readonly StartTime: number;
  readonly EndTime: number;
  readonly ScanBy: string;
  readonly NextToken?: string;
}

/** The body that the SDK sent. Its shape is known, and each test checks it. */
const bodyOf = (question: AskedQuestion | undefined) => question?.body as Body;

const stream = (entry: Entry) => entry.MetricStat.Metric.Dimensions[0]?.Value;

function result(Id: string, times: readonly number[], StatusCode = "Complete") {
  return { Id, Label: Id, Timestamps: times, Values: times.map(() => 60), StatusCode };
}

/** Every period that was asked for. */
function timesOf({ StartTime, EndTime, MetricDataQueries }: Body): readonly number[] {
  const period = MetricDataQueries[0]?.MetricStat.Period ?? 60;
  return Array.from({ length: (EndTime - StartTime) / period }, (_, i) => StartTime + i * period);
}

/** Answers each query with the result of `points`, in one page. */
function answering(points: (entry: Entry, body: Body) => unknown): Answer {
  return (question, response) => {
    const body = bodyOf(question);
    const results = body.MetricDataQueries.map((entry) => points(entry, body));
    json({ MetricDataResults: results, Messages: [] })(question, response);
  };
}

const all = answering(({ Id }, body) => result(Id, timesOf(body)));

const fault = (name: string, status = 400, queryError?: string): Answer =>
  json(
    { __type: `com.amazonaws#${name}`, message: "arn:aws:iam::123456789012:user/secret-user" },
    status,
    queryError === undefined ? {} : { "x-amzn-query-error": `${queryError};Sender` },
  );

let server: JsonServer;
let source: ReturnType<typeof createCloudWatchSource>;

beforeAll(async () => {
  server = await startJsonServer();
});
beforeEach(() => {
  stubAwsEnvironment({ AWS_ENDPOINT_URL: server.url });
  source = createCloudWatchSource({ region: "eu-west-1" });
});
afterEach(() => {
  source.close();
  vi.unstubAllEnvs();
});
afterAll(() => server.close());

const signal = () => new AbortController().signal;
const read = (requests: readonly { pipelineId: string; stream: string }[] = [ORDERS]) =>
  source.readPeriods(requests, SPAN, NOW, signal());

describe("readPeriods", () => {
  it("asks for an aligned span of whole minutes, oldest first, without a unit", async () => {
    server.answer(all);
    await read();
    expect(server.asked).toHaveLength(1);
    expect(bodyOf(server.asked[0])).toMatchObject({
      StartTime: ASKED.from / 1_000,
      EndTime: ASKED.to / 1_000,
      ScanBy: "TimestampAscending",
    });
    expect(bodyOf(server.asked[0]).MetricDataQueries[0]).toEqual({
      Id: "p0_putBytes",
      ReturnData: true,
      MetricStat: {
        Metric: {
          Namespace: "AWS/Kinesis",
          MetricName: "IncomingBytes",
          Dimensions: [{ Name: "StreamName", Value: "orders" }],
        },
        Period: 60,
        Stat: "Sum",
      },
    });
  });

  it("gives a row for each minute, with the time of the answer", async () => {
    server.answer(all);
    const before = Date.now();
    const { minutes, failures, metricsRequested } = await read();
    const rows = minutes.get("orders") ?? [];
    expect(rows.map(({ at }) => at)).toEqual([
      ASKED.from,
      ASKED.from + MINUTE,
      ASKED.from + 2 * MINUTE,
    ]);
    expect(rows[0]?.values).toMatchObject({ putBytes: 1, getSuccess: 60, iteratorAge: 60 });
    expect(rows[0]?.readAt).toBeGreaterThanOrEqual(before);
    expect(failures.size).toBe(0);
    expect(metricsRequested).toBe(11);
  });

  it("asks about several pipelines in one call, and keeps them apart", async () => {
    server.answer(
      answering((entry, body) => result(entry.Id, stream(entry) === "orders" ? timesOf(body) : [])),
    );
    const { minutes, metricsRequested } = await read([ORDERS, CLICKS]);
    expect(server.asked).toHaveLength(1);
    expect(metricsRequested).toBe(22);
    expect(minutes.get("orders")?.map(({ values }) => values.putRecords)).toEqual([1, 1, 1]);
    expect(minutes.get("clicks")?.map(({ values }) => values)).toEqual([{}, {}, {}]);
  });

  it("asks nothing for an empty list of pipelines", async () => {
    server.answer(all);
    expect(
      (await source.readPeriods([ORDERS], { from: NOW, to: NOW }, NOW, signal())).minutes.size,
    ).toBe(0);
    expect((await read([])).minutes.size).toBe(0);
    expect(server.asked).toHaveLength(0);
  });

  it("asks for an old window in the period that CloudWatch still keeps", async () => {
    server.answer(all);
    const from = NOW - 20 * 24 * 60 * MINUTE;
    const { minutes } = await source.readPeriods(
      [ORDERS],
      { from, to: from + 10 * MINUTE },
      NOW,
      signal(),
    );
    expect(bodyOf(server.asked[0]).MetricDataQueries[0]?.MetricStat.Period).toBe(300);
    const rows = minutes.get("orders") ?? [];
    expect(rows.map(({ periodMs }) => periodMs)).toEqual(rows.map(() => 300_000));
    expect(rows[0]?.values.putRecords).toBe(0.2);
  });

  it("joins a series that is split over two pages", async () => {
    server.answer((question, response) => {
      const body = bodyOf(question);
      const second = body.NextToken === "page 2";
      const results = body.MetricDataQueries.map(({ Id }) => {
        const times = timesOf(body).filter((_, i) => (second ? i > 0 : i === 0));
        return result(Id, times, second ? "Complete" : "PartialData");
      });
      json({ MetricDataResults: results, ...(second ? {} : { NextToken: "page 2" }) })(
        question,
        response,
      );
    });
    const { minutes, failures } = await read();
    expect(failures.size).toBe(0);
    expect(server.asked).toHaveLength(2);
    expect(minutes.get("orders")?.map(({ values }) => values.putRecords)).toEqual([1, 1, 1]);
  });

  it("includes late datapoints when it reads the minutes again", async () => {
    server.answer(answering(({ Id }) => result(Id, [])));
    const early = (await read()).minutes.get("orders");
    server.answer(all);
    const late = (await read()).minutes.get("orders");
    expect(early?.map(({ values }) => values.putRecords)).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(late?.map(({ values }) => values.putRecords)).toEqual([1, 1, 1]);
    expect(late?.map(({ at }) => at)).toEqual(early?.map(({ at }) => at));
    expect(late?.[0]?.readAt).toBeGreaterThanOrEqual(early?.[0]?.readAt ?? Infinity);
  });

  it("recovers from one refusal by asking again", async () => {
    server.answer((question, response) =>
      (question.index === 0 ? fault("ThrottlingException", 400, "Throttling") : all)(
        question,
        response,
      ),
    );
    const { minutes, failures } = await read();
    expect(failures.size).toBe(0);
    expect(minutes.get("orders")).toHaveLength(3);
    expect(server.asked).toHaveLength(2);
  });

  it("reports AWS's clock together with ours", async () => {
    const told: number[] = [];
    server.answer((question, response) => {
      response.setHeader("date", "Mon, 23 Nov 2026 06:10:30 GMT");
      all(question, response);
    });
    const clocked = createCloudWatchSource({
      region: "eu-west-1",
      onServerTime: (serverMs, localMs) => told.push(serverMs, localMs),
    });
    const before = Date.now();
    await clocked.readPeriods([ORDERS], SPAN, NOW, signal());
    clocked.close();
    expect(told[0]).toBe(NOW);
    expect(told[1]).toBeGreaterThanOrEqual(before);
  });

  it.each([
    ["behind ours by ten minutes", -600_000],
    ["ahead of ours by ten minutes", 600_000],
  ])("gives the time of the answer by AWS's clock, with a clock %s", async (_, aheadMs) => {
    const aws = Date.now() + aheadMs;
    server.answer((question, response) => {
      response.setHeader("date", new Date(aws).toUTCString());
      all(question, response);
    });
    const { minutes } = await read();
    const readAt = minutes.get("orders")?.[0]?.readAt ?? 0;
    // A Date header has whole seconds.
    expect(readAt).toBeGreaterThan(aws - 1_001);
    expect(readAt).toBeLessThan(aws + 60_000);
  });
});

const html =
  (status: number): Answer =>
  (_, response) => {
    response.writeHead(status, { "content-type": "text/html" });
    response.end("<html><body>Sign in at arn:aws:iam::123456789012</body></html>");
  };

/** The beginning of a good answer; each test continues it. */
const BEGUN = '{"MetricDataResults":[{"Id":"p0_putBytes","Timestamps":[1';

describe("a fault of CloudWatch", () => {
  it.each([
    {
      name: "throttles every attempt",
      answer: fault("ThrottlingException", 400, "Throttling"),
      want: { fault: "throttled", says: "throttles", attempts: 3 },
    },
    {
      name: "fails with a 5xx",
      answer: fault("InternalFailure", 500),
      want: { fault: "server-error", says: "HTTP 500", attempts: 3 },
    },
    {
      name: "is unavailable behind a page of HTML",
      answer: html(503),
      want: { fault: "server-error", says: "HTTP 503", attempts: 3 },
    },
    {
      name: "denies, with status 400 as AWS does",
      answer: fault("AccessDeniedException"),
      want: { fault: "denied", says: "allow cloudwatch:GetMetricData", attempts: 1 },
    },
    {
      name: "does not know the key",
      answer: fault("InvalidClientTokenId", 403),
      want: { fault: "denied", says: "check the key", attempts: 1 },
    },
    {
      name: "finds the session token expired",
      answer: fault("ExpiredToken", 403),
      want: { fault: "denied", says: "renew them", attempts: 1 },
    },
    {
      name: "breaks off in the middle of an answer",
      answer: ((_, response) => {
        response.writeHead(200, { "content-length": "5000" });
        response.write(BEGUN, () => response.destroy());
      }) satisfies Answer,
      want: { fault: "unreachable", says: "broke off", attempts: 3 },
    },
    {
      name: "sends JSON that ends too early",
      answer: ((_, response) => void response.end(BEGUN)) satisfies Answer,
      want: { fault: "malformed", says: "not what AWS sends", attempts: 1 },
    },
    {
      name: "is a proxy's page of HTML",
      answer: html(200),
      want: { fault: "malformed", says: "any proxy", attempts: 1 },
    },
    {
      name: "says that the answer is not whole",
      answer: json({ MetricDataResults: [], Messages: [{ Code: "MaxMetricsExceeded" }] }),
      want: { fault: "server-error", says: "MaxMetricsExceeded", attempts: 1 },
    },
    {
      name: "ends with PartialData",
      answer: answering(({ Id }, body) => result(Id, timesOf(body), "PartialData")),
      want: { fault: "server-error", says: "PartialData", attempts: 1 },
    },
    {
      name: "gives the same page for ever",
      answer: json({ MetricDataResults: [], NextToken: "again" }),
      want: { fault: "malformed", says: "repeats its pages", attempts: 2 },
    },
    {
      name: "never comes to a last page",
      answer: ((question, response) =>
        json({ MetricDataResults: [], NextToken: `${question.index}` })(
          question,
          response,
        )) satisfies Answer,
      want: { fault: "too-large", says: "more pages", attempts: 100 },
    },
  ])("is reported when it $name", async ({ answer, want }) => {
    server.answer(answer);
    const { minutes, failures } = await read();
    expect(minutes.get("orders")).toBeUndefined();
    expect(failures.get("orders")).toMatchObject({
      name: "SourceError",
      source: "cloudwatch",
      call: "GetMetricData",
      fault: want.fault,
      message: expect.stringContaining(want.says),
    });
    expect(server.asked).toHaveLength(want.attempts);
    const told = `${failures.get("orders")} ${String(failures.get("orders")?.cause)}`;
    expect(told).not.toMatch(/\d{12}|arn:|AKIA|secret-user|<html/);
  });

  // The number of requests is not checked: on a busy machine an attempt may end before the server
  // sees it.
  it.each<[string, Answer]>([
    ["before it answers", () => {}],
    ["in the middle of an answer", (_, response) => void response.write(BEGUN)],
  ])("is reported when it hangs %s", async (_, answer) => {
    server.answer(answer);
    const hurried = createCloudWatchSource({ region: "eu-west-1", timeoutMs: 300 });
    const { minutes, failures } = await hurried.readPeriods([ORDERS], SPAN, NOW, signal());
    hurried.close();
    expect(minutes.get("orders")).toBeUndefined();
    expect(failures.get("orders")).toMatchObject({
      fault: "timeout",
      message: expect.stringContaining(
        "CloudWatch did not answer GetMetricData within 0.3 s (eu-west-1, asked 3 times)",
      ),
    });
  });

  it("is reported when an answer is too large", async () => {
    server.answer(async (_, response) => {
      response.on("error", () => {});
      for (let sent = 0; sent < 34 && !response.destroyed; sent += 1) {
        response.write(Buffer.alloc(1024 * 1024, " "));
        await wait(1);
      }
      response.end();
    });
    const patient = createCloudWatchSource({ region: "eu-west-1", timeoutMs: 20_000 });
    const { failures } = await patient.readPeriods([ORDERS], SPAN, NOW, signal());
    patient.close();
    expect(failures.get("orders")?.fault).toBe("too-large");
  });

  it("is reported when nothing listens", async () => {
    const gone = await startJsonServer();
    await gone.close();
    vi.stubEnv("AWS_ENDPOINT_URL", gone.url);
    const lost = createCloudWatchSource({ region: "eu-west-1" });
    const { failures } = await lost.readPeriods([ORDERS], SPAN, NOW, signal());
    lost.close();
    expect(failures.get("orders")?.fault).toBe("refused");
  });

  it("is reported without a call when there are no credentials", async () => {
    vi.stubEnv("AWS_ACCESS_KEY_ID", "");
    vi.stubEnv("AWS_SECRET_ACCESS_KEY", "");
    server.answer(all);
    const poor = createCloudWatchSource({ region: "eu-west-1" });
    const { failures } = await poor.readPeriods([ORDERS], SPAN, NOW, signal());
    poor.close();
    expect(failures.get("orders")).toMatchObject({
      fault: "denied",
      message: expect.stringContaining("AWS_PROFILE"),
    });
    expect(server.asked).toHaveLength(0);
  });

  it("is reported when the caller aborts first", async () => {
    server.answer(() => {});
    const patient = createCloudWatchSource({ region: "eu-west-1", timeoutMs: 60_000 });
    const { failures } = await patient.readPeriods([ORDERS], SPAN, NOW, AbortSignal.timeout(50));
    patient.close();
    expect(failures.get("orders")?.fault).toBe("timeout");
  });

  it.each([
    {
      name: "is Forbidden",
      answer: answering((entry, body) =>
        stream(entry) === "clicks"
          ? result(entry.Id, [], "Forbidden")
          : result(entry.Id, timesOf(body)),
      ),
      want: "denied",
    },
    {
      name: "is answered in part",
      answer: answering((entry, body) =>
        result(entry.Id, timesOf(body), stream(entry) === "clicks" ? "InternalError" : "Complete"),
      ),
      want: "server-error",
    },
    {
      name: "has a datapoint that cannot be read",
      answer: answering((entry, body) =>
        stream(entry) === "clicks"
          ? { ...result(entry.Id, timesOf(body)), Values: [1] }
          : result(entry.Id, timesOf(body)),
      ),
      want: "malformed",
    },
    {
      name: "has a name that CloudWatch refuses together with the whole call",
      answer: ((question, response) =>
        (bodyOf(question).MetricDataQueries.some((entry) => stream(entry) === "clicks")
          ? fault("ValidationError", 400, "ValidationError")
          : all)(question, response)) satisfies Answer,
      want: "malformed",
    },
  ])("of one pipeline that $name does not affect the others", async ({ answer, want }) => {
    server.answer(answer);
    const bills = { pipelineId: "bills", stream: "bills" };
    const { minutes, failures } = await read([ORDERS, CLICKS, bills]);
    expect([...failures].map(([id, error]) => [id, error.fault])).toEqual([["clicks", want]]);
    expect([minutes.get("orders")?.length, minutes.get("bills")?.length]).toEqual([3, 3]);
  });

  it("in one part of a long span keeps the minutes of the other parts", async () => {
    server.answer((question, response) =>
      (question.index === 0 ? fault("AccessDenied") : all)(question, response),
    );
    const span = { from: ASKED.to - 10_000 * MINUTE, to: ASKED.to };
    const { minutes, failures } = await source.readPeriods([ORDERS], span, NOW, signal());
    expect(server.asked).toHaveLength(2);
    expect(failures.get("orders")?.fault).toBe("denied");
    expect(minutes.get("orders")).toHaveLength(10_000 - Math.floor(100_800 / 11));
  });
});

describe("readApplicationLag", () => {
  const ask = (shardIds: readonly string[]) =>
    source.readApplicationLag({ application: "billing", shardIds }, SPAN, NOW, signal());

  it("gives each shard's lag, and leaves out a minute without a datapoint", async () => {
    server.answer(
      answering(({ Id }) => ({
        Id,
        StatusCode: "Complete",
        Timestamps: Id.startsWith("s0")
          ? [ASKED.from / 1_000]
          : [ASKED.from / 1_000, ASKED.from / 1_000 + 120],
        Values: Id.startsWith("s0") ? [900] : [400, 0],
      })),
    );
    expect(await ask(["shardId-0", "shardId-1"])).toEqual(
      new Map([
        ["shardId-0", new Map([[ASKED.from, 900]])],
        [
          "shardId-1",
          new Map([
            [ASKED.from, 400],
            [ASKED.from + 2 * MINUTE, 0],
          ]),
        ],
      ]),
    );
    expect(bodyOf(server.asked[0]).MetricDataQueries[1]?.MetricStat).toEqual({
      Metric: {
        Namespace: "billing",
        MetricName: "MillisBehindLatest",
        Dimensions: [
          { Name: "Operation", Value: "ProcessTask" },
          { Name: "ShardId", Value: "shardId-1" },
        ],
      },
      Period: 60,
      Stat: "Maximum",
    });
  });

  it("has an empty entry for a shard without datapoints", async () => {
    server.answer(
      answering(({ Id }) => ({ Id, StatusCode: "Complete", Timestamps: [], Values: [] })),
    );
    expect(await ask(["shardId-0"])).toEqual(new Map([["shardId-0", new Map()]]));
  });

  it("asks about 20 shards of 21: each is billed", async () => {
    server.answer(
      answering(({ Id }) => ({ Id, StatusCode: "Complete", Timestamps: [], Values: [] })),
    );
    const shards = Array.from({ length: 21 }, (_, index) => `shardId-${index}`);
    expect([...(await ask(shards)).keys()]).toEqual(shards.slice(0, 20));
    expect(bodyOf(server.asked[0]).MetricDataQueries).toHaveLength(20);
  });

  it("asks nothing when there are no shards", async () => {
    server.answer(all);
    expect(await ask([])).toEqual(new Map());
    expect(server.asked).toHaveLength(0);
  });

  it("says why when it is denied", async () => {
    server.answer(fault("AccessDenied"));
    await expect(ask(["shardId-0"])).rejects.toMatchObject({ fault: "denied" });
  });
});
