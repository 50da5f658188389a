import { createServer, type RequestListener, type Server } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import { ApiError } from "./api-error";
import { fetchAnswer } from "./fetch-answer";

let server: Server | undefined;
afterEach(() => server?.close());

async function serve(listener: RequestListener): Promise<string> {
  server = createServer(listener);
  await new Promise<void>((ready) => server?.listen(0, "127.0.0.1", ready));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return `http://127.0.0.1:${address.port}/api/pipelines/orders`;
}

describe("fetchAnswer", () => {
  it("returns the body, its tag and the requested address", async () => {
    const url = await serve((_request, response) => {
      response.setHeader("etag", '"a"');
      response.setHeader("x-narrows-answered", "1");
      response.end('{"now":1}');
    });
    expect(await fetchAnswer(url)).toEqual({ url, body: { now: 1 }, etag: '"a"', answeredAt: 1 });
  });

  it.each([undefined, "", "soon", "-1"])("treats an instant of %s as none", async (header) => {
    const url = await serve((_request, response) => {
      if (header !== undefined) response.setHeader("x-narrows-answered", header);
      response.end("{}");
    });
    expect(await fetchAnswer(url)).toMatchObject({ answeredAt: null });
  });

  it.each([
    [
      "a problem's detail, which names what would have worked",
      400,
      '{"detail":"from must be like now-6h"}',
      "from must be like now-6h",
    ],
    [
      "the status line when a proxy answered with HTML",
      502,
      "<html>",
      "The Narrows server answered 502 Bad Gateway",
    ],
    ["a 200 that is not JSON", 200, "<html>", "The Narrows server's answer is not JSON."],
  ])("reports %s", async (_what, status, body, message) => {
    const url = await serve((_request, response) => {
      response.statusCode = status;
      response.end(body);
    });
    const error = await fetchAnswer(url).catch((cause: unknown) => cause);
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({ status, message });
  });

  it("reports no answer, with no status", async () => {
    const url = await serve(() => {});
    await new Promise((closed) => server?.close(closed));
    await expect(fetchAnswer(url)).rejects.toMatchObject({
      status: null,
      message: "The Narrows server cannot be reached.",
    });
  });
});
