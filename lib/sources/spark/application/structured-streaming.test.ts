import { afterEach, describe, expect, it } from "vitest";
import { createSparkSource, type SparkSource } from "../../dstream/dstream-source";
import { parseStreamingQueries } from "./structured-streaming";
import { serve } from "../testing/serve";

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

// The headings as Spark 3.3.4, 3.5.7 and 4.1.4 write them (recorded); the tables are left out.
const ACTIVE = '<h5 id="activequeries"><span></span>\n<a>Active Streaming Queries (2)</a>\n</h5>';
const ENDED = '<h5 id="completedqueries">\n<a>Completed Streaming Queries (1)</a></h5>';
const EMPTY = '<h3>Streaming Query</h3></div></div><div class="row"><div class="col-12"></div>';

describe("parseStreamingQueries", () => {
  it.each([
    ["running ones", ACTIVE, { active: 2, ended: 0 }],
    ["running ones and one that failed", ACTIVE + ENDED, { active: 2, ended: 1 }],
    ["one that failed at its start", ENDED, { active: 0, ended: 1 }],
    ["none, of an application that only uses Spark SQL", EMPTY, { active: 0, ended: 0 }],
    ["no page", "", { active: 0, ended: 0 }],
    [
      "none, with any name of a query",
      "<td>&lt;a&gt;Active Streaming Queries (7)&lt;/a&gt; Active Streaming Queries (7)</td>",
      { active: 0, ended: 0 },
    ],
  ])("counts %s", (_name, page, counted) => {
    expect(parseStreamingQueries(page)).toEqual(counted);
  });
});

const APPLICATIONS = JSON.stringify([
  { id: "app-1", name: "orders-etl", attempts: [{ startTimeEpoch: 1, appSparkVersion: "3.5.7" }] },
]);

/** A driver without a streaming context, with this page of queries. */
async function driver(
  queries: { status: number; body?: string; location?: string },
  prefix = "",
): Promise<{ source: SparkSource; asked: string[]; url: string }> {
  const served = await serve((request, response) => {
    const path = (request.url ?? "").slice(prefix.length);
    if (path === "/api/v1/applications") {
      response.writeHead(200, { "content-type": "application/json" }).end(APPLICATIONS);
    } else if (path === "/StreamingQuery/") {
      const { status, body, location } = queries;
      response.writeHead(status, location === undefined ? {} : { location }).end(body);
    } else {
      response.writeHead(404, { "content-type": "text/plain" });
      response.end("no streaming listener attached to orders-etl");
    }
  });
  const source = createSparkSource({ baseUrl: served.url + prefix });
  closing.push(source.close, served.close);
  return { source, asked: served.asked, url: served.url + prefix };
}

const never = new AbortController().signal;

describe("a driver without a streaming context", () => {
  it.each(["", "/proxy/application_1_1"])(
    "is reported as Structured Streaming when it lists queries (prefix '%s')",
    async (prefix) => {
      const { source, url } = await driver({ status: 200, body: ACTIVE + ENDED }, prefix);
      const asking = source.readStreaming(never);
      await expect(asking).rejects.toMatchObject({
        name: "SourceError",
        fault: "structured-streaming",
        retryable: false,
      });
      await expect(asking).rejects.toThrow(
        `${url} answers, but its application "orders-etl" uses Structured Streaming (3 streaming queries, 2 running) and has no DStream context, which Narrows cannot judge yet`,
      );
    },
  );

  it.each([
    ["one that has ended", { status: 200, body: ENDED }, "(1 streaming query, none running)"],
    ["none", { status: 200, body: EMPTY }, "has no streaming context"],
    ["nothing yet: it leads to its jobs", { status: 302, location: "/jobs/" }, "has no streaming"],
    ["nothing: its page fails", { status: 500 }, "has no streaming context"],
  ])("is explained when it lists %s", async (_name, queries, says) => {
    const { source } = await driver(queries);
    await expect(source.readStreaming(never)).rejects.toThrow(says);
  });

  it("is asked for its queries once a minute, not with every poll", async () => {
    const { source, asked } = await driver({ status: 200, body: ACTIVE });
    for (let i = 0; i < 3; i++) await source.readStreaming(never).catch(() => undefined);
    await source.readReceivers(never).catch(() => undefined);
    expect(asked.filter((path) => path === "/StreamingQuery/")).toHaveLength(1);
    expect(asked.filter((path) => path.endsWith("streaming/statistics"))).toHaveLength(4);
  });
});
