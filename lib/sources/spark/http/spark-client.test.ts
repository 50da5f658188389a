import { createServer, type ServerResponse } from "node:http";
import { gzipSync } from "node:zlib";
import { afterEach, describe, expect, it } from "vitest";
import { beginsWithSomethingToDo } from "@/lib/domain/testing/something-to-do";
import { problemAndRemedy } from "@/lib/domain/text/problem-and-remedy";
import { SourceError } from "../../source";
import { createSparkClient, type SparkClientOptions } from "./spark-client";
import { type Served, serve } from "../testing/serve";

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

type Answer = Parameters<typeof serve>[0];

async function started(answer: Answer): Promise<Served> {
  const served = await serve(answer);
  closing.push(served.close);
  return served;
}

function get(
  options: SparkClientOptions,
  path = "/api/v1/applications",
  signal = new AbortController().signal,
): Promise<unknown> {
  const client = createSparkClient(options);
  closing.push(client.close);
  return client.get({ path, call: "applications", signal });
}

async function faultOf(asking: Promise<unknown>): Promise<SourceError> {
  const error = await asking.then(
    (body) => new Error(`answered ${JSON.stringify(body)}`),
    (thrown: unknown) => thrown,
  );
  if (error instanceof SourceError) return error;
  throw error;
}

function write(
  response: ServerResponse,
  answer: {
    status?: number;
    type?: string;
    location?: string;
    authenticate?: string;
    body?: string | Buffer;
  },
): void {
  response.writeHead(answer.status ?? 200, {
    ...(answer.type !== undefined && { "content-type": answer.type }),
    ...(answer.location !== undefined && { location: answer.location }),
    ...(answer.authenticate !== undefined && { "www-authenticate": answer.authenticate }),
  });
  response.end(answer.body ?? "");
}

const JSON_TYPE = "application/json";
const JETTY_404 =
  "<html>\n<head>\n<title>Error 404 Not Found</title>\n</head>\n<body><h2>HTTP ERROR 404 Not Found</h2>\n<table>\n<tr><th>SERVLET:</th><td>-</td></tr>\n</table>\n</body>\n</html>\n";

describe("the answer of a driver", () => {
  it("is read as JSON, compressed or not, with any content type", async () => {
    for (const type of [JSON_TYPE, "text/json;charset=utf-8", "text/plain"]) {
      const plain = await started((_, response) => write(response, { type, body: '[ {"a":1} ]' }));
      expect(await get({ baseUrl: plain.url })).toEqual([{ a: 1 }]);
    }
    const packed = await started((request, response) => {
      expect(request.headers["accept-encoding"]).toBe("gzip");
      response.writeHead(200, { "content-encoding": "gzip", "content-type": JSON_TYPE });
      response.end(gzipSync('{"a":"ä"}'));
    });
    expect(await get({ baseUrl: packed.url })).toEqual({ a: "ä" });
  });

  const YARN =
    '<html><body><h1>WARNING: The following page may not be safe!</h1><a href="?proxyapproved=true">';
  const LONG = `<html><style>td{}</style><body><p>${"no <b>such</b> luck ".repeat(90)}</body></html>`;
  it.each([
    {
      name: "its start-up text, a 200 of HTML",
      answer: {
        type: "text/html;charset=utf-8",
        body: "Spark is starting up. Please wait a while until it's ready.",
      },
      fault: "starting",
      says: "is starting up",
    },
    {
      name: "a 404 page while it starts",
      answer: { status: 404, type: "text/html;charset=iso-8859-1", body: JETTY_404 },
      fault: "starting",
      says: "404 page",
    },
    {
      name: "a 302 to its jobs page",
      answer: { status: 302, location: "/jobs/" },
      fault: "starting",
      says: "redirects to its jobs page",
    },
    {
      name: "that no streaming context is there",
      answer: {
        status: 404,
        type: "text/plain",
        body: "no streaming listener attached to clicks to totals",
      },
      fault: "no-streaming-context",
      says: 'application "clicks to totals" has no streaming context',
    },
    {
      name: "that it does not know the application",
      answer: { status: 404, type: "text/plain", body: "no such app: app-1" },
      fault: "no-application",
      says: '"no such app: app-1"',
    },
    {
      name: "the same in the other words",
      answer: { status: 404, type: "text/plain", body: "unknown app: app-1" },
      fault: "no-application",
      says: "another one runs there now",
    },
    {
      name: "that it does not know a batch",
      answer: { status: 404, type: "text/plain", body: "unknown batch: 123" },
      fault: "not-found",
      says: '"unknown batch: 123"',
    },
    {
      name: "another server's 404 page",
      answer: { status: 404, type: "text/html", body: "<h1>nginx</h1>" },
      fault: "not-found",
      says: "check that the Spark address",
    },
    {
      name: "YARN's warning page",
      answer: { type: "text/html", body: YARN },
      fault: "denied",
      says: "may not be safe",
    },
    {
      name: "a login page",
      answer: { type: "text/html", body: "<title>Sign in</title><form>" },
      fault: "login-required",
      says: 'it shows "Sign in"',
    },
    {
      name: "another server's page",
      answer: { type: "text/html", body: "<title>Welcome</title>" },
      fault: "malformed",
      says: 'a web page instead of JSON ("Welcome")',
    },
    {
      name: "HTML under a JSON type",
      answer: { type: JSON_TYPE, body: "\n<!doctype html><p>hello" },
      fault: "malformed",
      says: "a web page instead of JSON",
    },
    {
      name: "plain text under a JSON type",
      answer: { type: JSON_TYPE, body: "Couldn't parse date: yesterday" },
      fault: "malformed",
      says: '"Couldn\'t parse date: yesterday" instead of JSON',
    },
    {
      name: "a refusal of a bad date",
      answer: { status: 400, type: JSON_TYPE, body: "Couldn't parse date: yesterday" },
      fault: "malformed",
      says: "with 400",
    },
    {
      name: "an empty body",
      answer: { type: JSON_TYPE },
      fault: "malformed",
      says: "an empty body instead of JSON",
    },
    {
      name: "a document that breaks off, complete as HTTP",
      answer: { type: JSON_TYPE, body: '[ {"batchId" : 1795403' },
      fault: "malformed",
      says: "breaks off after 22 characters",
    },
    {
      name: "a denial",
      answer: { status: 403, type: "text/plain", body: 'user "x" is not authorized' },
      fault: "denied",
      says: "spark.ui.view.acls",
    },
    { name: "401", answer: { status: 401 }, fault: "login-required", says: "(401)" },
    {
      name: "401 with the log-in that is asked for",
      answer: { status: 401, authenticate: 'BASIC realm="application"' },
      fault: "login-required",
      says: '(401, Basic, realm "application")',
    },
    { name: "429", answer: { status: 429 }, fault: "throttled", says: "429" },
    {
      name: "a failure, whose page is cut and stripped of markup",
      answer: { status: 500, type: "text/html", body: LONG },
      fault: "server-error",
      says: '("no such luck no such luck',
    },
    {
      name: "a redirect to the YARN proxy",
      answer: {
        status: 302,
        location: "http://rm.example:8088/proxy/redirect/application_1_1/api/v1",
      },
      fault: "redirected",
      says: "set the Spark address to http://rm.example:8088/proxy/application_1_1",
    },
    {
      name: "YARN's application page",
      answer: { status: 302, location: "/cluster/app/application_1_1" },
      fault: "no-application",
      says: "YARN knows no driver",
    },
    {
      name: "a redirect elsewhere, without its query",
      answer: { status: 302, location: "https://u:hunter2@other.example/spark?token=hunter2" },
      fault: "redirected",
      says: "redirects applications to https://other.example/spark,",
    },
    {
      name: "a redirect to a log-in, without its query",
      answer: { status: 302, location: "https://u:hunter2@login.example/sso?token=hunter2" },
      fault: "login-required",
      says: "it redirects to https://login.example/sso)",
    },
    {
      name: "a redirect to nowhere",
      answer: { status: 302 },
      fault: "redirected",
      says: "to nowhere",
    },
  ])("is described when it is $name", async ({ answer, fault, says }) => {
    const { url, asked } = await started((_, response) => write(response, answer));
    const error = await faultOf(get({ baseUrl: url.replace("//", "//reader:hunter2@") }));
    expect(error.fault).toBe(fault);
    expect(error.message).toContain(says);
    expect(
      beginsWithSomethingToDo(problemAndRemedy(error.message).remedy ?? ""),
      error.message,
    ).toBe(true);
    expect(error.message).not.toMatch(/hunter2|<(b|p|h1|html)\b/);
    expect(error.message.length).toBeLessThan(500);
    // Neither followed nor repeated.
    expect(asked).toEqual(["/api/v1/applications"]);
  });
});

describe("when nothing good answers", () => {
  it("says that nothing listens", async () => {
    const { url, close } = await serve(() => undefined);
    await close();
    const error = await faultOf(get({ baseUrl: url }));
    expect(error).toMatchObject({ fault: "refused", call: "applications", source: "spark" });
    expect(error.message).toContain(`Nothing listens at ${url}`);
  });

  it("says that the host has no address", async () => {
    const error = await faultOf(get({ baseUrl: "http://driver.invalid:4040" }));
    expect(error.fault).toBe("unreachable");
    expect(error.message).toContain("http://driver.invalid:4040");
  });

  it("gives up on a driver that hangs, before or during its answer", async () => {
    const silent = await started(() => undefined);
    const before = await faultOf(get({ baseUrl: silent.url, timeoutMs: 1_000 }));
    expect(before.fault).toBe("timeout");
    expect(before.message).toContain("did not answer applications within 1 s");

    const halting = await started((_, response) => void response.write("[ "));
    const amid = await faultOf(get({ baseUrl: halting.url, timeoutMs: 1_000 }));
    expect(amid.fault).toBe("timeout");
    expect(amid.message).toContain("did not finish its answer to applications within 1 s");
  });

  it("waits for a slow first answer", async () => {
    const late = await started((_, response) => {
      setTimeout(() => write(response, { type: JSON_TYPE, body: "[]" }), 300);
    });
    expect(await get({ baseUrl: late.url })).toEqual([]);
  });

  it("says that an answer breaks off when the connection closes during it", async () => {
    const cut = await started((_, response) => {
      response.writeHead(200, { "content-type": JSON_TYPE, "content-length": 4_000 });
      response.write('[ {"batchId" : 17', () => response.destroy());
    });
    const error = await faultOf(get({ baseUrl: cut.url }));
    expect(error.fault).toBe("malformed");
    expect(error.message).toContain("breaks off");
    expect(cut.asked).toHaveLength(1);
  });

  it("says that a compressed answer breaks off", async () => {
    const cut = await started((_, response) => {
      response.writeHead(200, { "content-type": JSON_TYPE, "content-encoding": "gzip" });
      response.end(gzipSync("[".padEnd(9_000, " 12,")).subarray(0, 40));
    });
    const error = await faultOf(get({ baseUrl: cut.url }));
    expect(error.fault).toBe("malformed");
    expect(error.message).toContain("breaks off");
  });

  it("stops reading an answer that is too large after decompression", async () => {
    const body = JSON.stringify("x".repeat(3 * 1024 ** 2));
    const huge = await started((request, response) => {
      const isPacked = request.url?.endsWith("packed") === true;
      response.writeHead(200, {
        "content-type": JSON_TYPE,
        ...(isPacked && { "content-encoding": "gzip" }),
      });
      response.end(isPacked ? gzipSync(body) : body);
    });
    for (const path of ["/plain", "/packed"]) {
      const limits = { baseUrl: huge.url, maxBytes: 2 * 1024 ** 2 };
      const error = await faultOf(get(limits, path));
      expect(error.fault).toBe("too-large");
      expect(error.message).toContain("larger than 2 MiB");
    }
    expect(await get({ baseUrl: huge.url, maxBytes: body.length }, "/packed")).toHaveLength(
      3 * 1024 ** 2,
    );
  });

  it.each([
    ["reset", "resetAndDestroy"],
    ["closed", "destroy"],
  ] as const)("asks once more when a kept connection was %s, and only once", async (_how, drop) => {
    let resets = 1;
    const dropping = await started((request, response) => {
      if (resets-- > 0) request.socket[drop]();
      else write(response, { type: JSON_TYPE, body: "[]" });
    });
    expect(await get({ baseUrl: dropping.url })).toEqual([]);
    expect(dropping.asked).toHaveLength(2);

    resets = 9;
    const error = await faultOf(get({ baseUrl: dropping.url }));
    expect(error.fault).toBe("unreachable");
    expect(error.message).toContain("closes the connection");
    expect(dropping.asked).toHaveLength(4);
  });

  it("says that what answers does not speak HTTP", async () => {
    const other = createServer();
    other.on("connection", (socket) => socket.end("SSH-2.0-OpenSSH_9.2\r\n"));
    const { url, close } = await serveRaw(other);
    closing.push(close);
    const error = await faultOf(get({ baseUrl: url }));
    expect(error.fault).toBe("malformed");
    expect(error.message).toContain("does not speak HTTP");
  });

  it("does not read endless headers", async () => {
    const endless = await started((_request, response) => {
      response.writeHead(200, { "x-long": "x".repeat(20_000) }).end("[]");
    });
    const error = await faultOf(get({ baseUrl: endless.url }));
    expect([error.fault, error.message]).toEqual([
      "malformed",
      expect.stringContaining("does not speak HTTP (HPE_HEADER_OVERFLOW)"),
    ]);
  });

  it("stops when its caller aborts, with the caller's reason", async () => {
    const silent = await started(() => undefined);
    const stop = new AbortController();
    const asking = get({ baseUrl: silent.url }, "/", stop.signal);
    stop.abort(new Error("the pipeline was removed"));
    await expect(asking).rejects.toThrow("the pipeline was removed");
  });
});

describe("the address", () => {
  it("may carry a proxy's prefix and credentials, which no message repeats", async () => {
    const seen: (string | undefined)[] = [];
    const proxy = await started((request, response) => {
      seen.push(request.url, request.headers.authorization);
      write(response, { type: JSON_TYPE, body: "{}" });
    });
    const baseUrl = `http://reader:p%40ss@127.0.0.1:${proxy.port}/proxy/application_1_1/`;
    await get({ baseUrl }, "/metrics/json/");
    expect(seen).toEqual([
      "/proxy/application_1_1/metrics/json/",
      `Basic ${Buffer.from("reader:p@ss").toString("base64")}`,
    ]);
    const { where } = createSparkClient({ baseUrl });
    expect(where).toBe(`http://127.0.0.1:${proxy.port}/proxy/application_1_1`);
  });

  it("reports the driver's clock from its Date header, and nothing without one", async () => {
    const result: number[] = [];
    const onServerTime = (serverMs: number, localMs: number) => result.push(serverMs, localMs);
    const dated = await started((request, response) => {
      response.sendDate = false;
      if (request.url === "/dated") response.setHeader("date", "Mon, 23 Nov 2026 03:18:28 GMT");
      write(response, { type: JSON_TYPE, body: "{}" });
    });
    await get({ baseUrl: dated.url, onServerTime }, "/undated");
    expect(result).toEqual([]);
    const before = Date.now();
    await get({ baseUrl: dated.url, onServerTime }, "/dated");
    expect(result[0]).toBe(1_795_403_908_000);
    expect(result[1]).toBeGreaterThanOrEqual(before);
    expect(result[1]).toBeLessThanOrEqual(Date.now());
  });
});

async function serveRaw(server: ReturnType<typeof createServer>) {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

describe("the answers given to a recorder", () => {
  it("include each answer word for word, refusals too, and nothing when none came", async () => {
    const answers: unknown[] = [];
    const onAnswer = (answer: unknown) => void answers.push(answer);
    const good = await started((_, response) =>
      write(response, { type: JSON_TYPE, body: '[ {"a":1} ]' }),
    );
    const refusing = await started((_, response) =>
      write(response, { status: 403, type: "text/plain", body: "no" }),
    );
    const cut = await started((_, response) => response.destroy());
    await get({ baseUrl: good.url, onAnswer });
    await faultOf(get({ baseUrl: refusing.url, onAnswer }));
    await faultOf(get({ baseUrl: cut.url, onAnswer }));
    const call = "/api/v1/applications";
    expect(answers).toEqual([
      { call, status: 200, contentType: JSON_TYPE, body: '[ {"a":1} ]' },
      { call, status: 403, contentType: "text/plain", body: "no" },
    ]);
  });
});
