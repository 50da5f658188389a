import { createElement } from "react";
import { renderToReadableStream } from "react-dom/server";
import { describe, expect, it, vi } from "vitest";
import type { WindowAnswer } from "@/lib/contract/window";
import { parseView } from "../view/view-params";
import { consumerCritical, nothingYet, sparkLost } from "../fixtures/window-answer";
import { PipelinePage } from "./pipeline-page";

const URL = "/api/pipelines/orders";

// There is no router outside Next, and drawing needs none.
vi.mock("next/navigation", () => ({ useRouter: () => ({ push: () => {} }) }));

/** As the server writes it: with the deferred parts. */
async function page(
  body: WindowAnswer | undefined,
  problem: string | null = null,
): Promise<string> {
  const first = body && { url: URL, body: body };
  const stream = await renderToReadableStream(
    createElement(PipelinePage, {
      id: "orders",
      view: parseView({}),
      url: URL,
      first,
      problem,
      hint: null,
    }),
  );
  await stream.allReady;
  return new Response(stream).text();
}
const text = (markup: string) => markup.replaceAll(/<[^>]*>/g, " ").replaceAll(/\s+/g, " ");

describe("the first HTML of a pipeline", () => {
  it("names the verdict, draws the lines and marks the demo's data", async () => {
    const markup = await page(consumerCritical);
    expect(markup).toContain(consumerCritical.verdict.headline);
    expect(markup).toMatch(/<path class="[^"]*line[^"]*"[^>]* d="M\d/);
    expect(text(markup)).toContain("Demo data");
    expect(markup).toContain(
      "<title>⬣ processing too slow · Orders (stream orders-events)</title>",
    );
  });

  it("shows the status of every source, and what to do about a bad one", async () => {
    const words = text(await page(sparkLost));
    expect(words).toContain("CloudWatch late");
    expect(words).toContain("CloudWatch throttled GetMetricData: asking again, more slowly.");
    expect(words).toContain("Spark driver failing , last answer 28 min ago");
    expect(words).toContain("Lease table not configured");
  });

  it("says that the history takes no writes, and when it last did", async () => {
    const { now, sources } = consumerCritical;
    const history = { name: "history", status: "failing", lastSuccessAt: now - 60_000 } as const;
    const words = text(
      await page({
        ...consumerCritical,
        sources: [...sources, { ...history, error: "It is full." }],
      }),
    );
    expect(words).toMatch(/History failing , last written 1 min ago\s+: It is full\./);
  });

  it("names the silent source beside the numbers that it leaves old, if the window is live", async () => {
    const old = "Not of now: Spark driver last answered 28 min ago .";
    expect(text(await page(sparkLost))).toContain(old);
    expect(text(await page(sparkLost))).not.toContain("CloudWatch last answered");
    expect(text(await page(consumerCritical))).not.toContain("Not of now");
    const past = { ...sparkLost, window: { ...sparkLost.window, live: false } };
    expect(text(await page(past))).not.toContain("Not of now");
  });

  it("shows the verdict log, and where all data show something else", async () => {
    const words = text(await page({ ...consumerCritical, verdictLog: reevaluatedLog() }));
    expect(words).toContain("Verdict log: 2 verdicts, one changed by later data");
    expect(words).toContain(
      "Shown at 13:40: keeping up. With all data: processing too slow (critical) since 14:02.",
    );
  });

  it("says which part of the window can be known, and is silent when all of it can", async () => {
    const coverage = {
      ...consumerCritical.coverage,
      spark: { from: Date.UTC(2026, 10, 23, 14, 2) },
    };
    expect(text(await page({ ...consumerCritical, coverage }))).toContain(
      "numbers begin at 14:02; before that only CloudWatch",
    );
    expect(await page(consumerCritical)).not.toContain("What is known of this window");
  });

  it("says that nothing is known yet, and draws no empty charts", async () => {
    const markup = await page(nothingYet);
    expect(text(markup)).toContain("No data yet.");
    expect(text(markup)).toContain("no answer yet");
    expect(markup).not.toContain("data-chart");
  });

  it("says that it loads when the server could not read the window", async () =>
    expect(text(await page(undefined))).toContain("Loading the picture of orders"));

  it("says why another window is shown than the requested one", async () =>
    expect(
      text(await page(consumerCritical, "from: not a time, for example from=now-6h.")),
    ).toContain("from: not a time, for example from=now-6h. The default window is shown instead."));

  it("writes times in UTC until the browser knows better, and says so", async () => {
    expect(text(await page(consumerCritical))).toContain("since 14:02 (28 min)");
    expect(text(await page(consumerCritical))).toContain("Times in UTC");
  });
});

/** The log says keeping up until 14:08, though Spark had been too slow since 14:02. */
function reevaluatedLog(): WindowAnswer["verdictLog"] {
  const onset = Date.UTC(2026, 10, 23, 14, 2);
  const calm = { bottleneck: "none", severity: "ok", cause: "keeping-up" } as const;
  const slow = { severity: "critical", cause: "processing-too-slow" } as const;
  const noticed = onset + 360_000;
  return [
    {
      ...calm,
      at: onset - 1_320_000,
      since: null,
      headline: "Keeping up.",
      until: noticed,
      reevaluation: { ...slow, from: onset, to: noticed + 60_000 },
    },
    {
      ...slow,
      bottleneck: "consumer",
      at: noticed,
      since: onset,
      headline: "Too slow.",
      until: null,
    },
  ];
}
