import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import type { TimelineSpan } from "@/lib/contract/window";
import { delayBudget, monthOf } from "@/lib/domain/delay-budget";
import type { Evidence, Severity, Verdict, VerdictNumbers } from "@/lib/domain/verdict";
import {
  consumerCritical,
  healedByRestart,
  healthy,
  nothingYet,
  ONSET,
} from "../fixtures/window-answer";
import { Banner } from "./banner/banner";
import { lastedMs } from "./banner/since-words";
import { inOrderOfInterest, oncePerReason } from "./evidence/evidence-order";
import { DelayTarget } from "./numbers/delay-target";
import { DelayBar } from "./numbers/delay-bar";
import { delayParts } from "./numbers/delay-parts";
import { keyNumbers } from "./numbers/key-numbers";
import { tabTitle } from "./severity/tab-title";
import { timelineSegments } from "./timeline/timeline-segments";

const text = (markup: string) => markup.replaceAll(/<[^>]*>/g, "");

describe("the target of the delay", () => {
  const counts = { over: 5, met: 95, firstAt: null, lastAt: null };
  const budget = delayBudget({ delayMs: 30_000, share: 0.999 }, counts, monthOf(healthy.now));
  const target = (props: Partial<Parameters<typeof DelayTarget>[0]>) =>
    text(
      renderToStaticMarkup(
        createElement(DelayTarget, { targetDelayMs: 30_000, budget, live: true, ...props }),
      ),
    );

  it("is said with what is spent of the budget", () =>
    expect(target({})).toBe(
      "Target of the delay 30 s: 12 % of November’s budget is spent (5 min of 43 min 12 s).",
    ));

  it("says that the month is not counted yet, and not that nothing is spent", () =>
    expect(target({ budget: undefined })).toBe(
      "Target of the delay 30 s: this month’s budget is not counted yet.",
    ));

  it("says nothing of this month in a past window", () =>
    expect(target({ budget: undefined, live: false })).toBe("Target of the delay 30 s."));

  it("is absent if nobody has set one", () =>
    expect(target({ targetDelayMs: null, budget: undefined })).toBe(""));
});

describe("the banner", () => {
  const banner = (answer: typeof healthy, stale = false, live = true) =>
    renderToStaticMarkup(
      createElement(Banner, { verdict: answer.verdict, links: answer.links, live, stale }),
    );

  it("names the headline as one text", () =>
    expect(banner(consumerCritical)).toContain(`>${consumerCritical.verdict.headline}</h2>`));

  it("shows severity, bottleneck, cause and since in words", () => {
    const words = text(banner(consumerCritical));
    expect(words).toContain("Critical");
    expect(words).toContain("Bottleneck: the consumer (Spark)");
    expect(words).toContain("Cause: processing too slow");
    expect(words).toContain("since 14:02 (28 min)");
  });

  it("shows the first advice, and links to the rest", () => {
    expect(text(banner(consumerCritical))).toContain(
      "What would help: Batches take 14.2 s of a 10 s interval. Give it about 12 task slots",
    );
    expect(banner(consumerCritical)).toContain('href="#advice-title"');
    expect(text(banner(healthy))).not.toContain("What would help");
  });

  it("shows what changed just before, with the time in the page's zone", () => {
    const verdict: Verdict = {
      ...consumerCritical.verdict,
      since: ONSET,
      changedBefore: [
        {
          at: ONSET - 60_000,
          kind: "restarted",
          differences: [{ of: "maxRate", before: null, after: 300 }],
        },
      ],
    };
    expect(text(banner({ ...consumerCritical, verdict }))).toContain(
      "Just before, at 14:01: Spark restarted with spark.streaming.receiver.maxRate 300 (unset before).",
    );
    expect(text(banner(consumerCritical))).not.toContain("Just before");
  });

  it("names a restart once: not as a change when the recovery line begins with it", () => {
    const verdict: Verdict = {
      ...consumerCritical.verdict,
      cause: "recovering",
      since: ONSET,
      changedBefore: [{ at: ONSET, kind: "started", differences: [] }],
      recovery: {
        by: "restart",
        from: ONSET,
        backlogAtStart: 566_000,
        leftRecords: 210_000,
        levelAt: null,
      },
    };
    const words = text(banner({ ...consumerCritical, verdict }));
    expect(words).toContain("Restarted 14:02:00 → 566");
    expect(words).not.toContain("Just before");
    // The line is not shown for a stale answer.
    const old = text(banner({ ...consumerCritical, verdict }, true));
    expect(old).not.toContain("Restarted 14:02:00");
    expect(old).toContain("Just before, at 14:02: the application was started.");
  });

  it("links to the batch of its advice, when the link is known", () => {
    const advice = [
      { text: "Open the batch.", because: "It hangs.", batch: { key: "1", at: ONSET } },
    ];
    const verdict = { ...consumerCritical.verdict, advice };
    const href = "http://driver:4040/streaming/batch/?id=1";
    const doors = [
      { name: "Spark's page of the batch that runs", href, batch: { key: "1", at: ONSET } },
    ];
    expect(banner({ ...consumerCritical, verdict, links: doors })).toContain(`href="${href}"`);
    expect(text(banner({ ...consumerCritical, verdict, links: doors }))).toContain(
      "page of the batch of 14:02:00",
    );
    expect(banner({ ...consumerCritical, verdict, links: [] })).not.toContain("page of the batch");
  });

  it("does not repeat what the headline ends with", () => {
    const advice = [{ text: "Allow it.", because: "AWS denies it." }];
    const verdict = { ...nothingYet.verdict, headline: "AWS denies it. Allow it.", advice };
    expect(text(banner({ ...nothingYet, verdict }))).not.toContain("What would help");
    const other = { ...verdict, advice: [...advice, { text: "Wait.", because: "It starts." }] };
    expect(text(banner({ ...nothingYet, verdict: other }))).toContain("What would help: Wait.");
  });

  it("does not claim to know when an older state began", () =>
    expect(text(banner(healthy))).toContain("since before 11:30"));

  it("uses the past tense and shows the unknown shape when it is stale", () => {
    expect(text(banner(healthy, true))).toContain("Was: OK");
    expect(banner(healthy, true)).toContain('<svg class="_icon');
    expect(banner(healthy, true)).toContain('data-severity="unknown"');
  });

  it("names its instant when the window is not live", () =>
    expect(text(banner(healthy, false, false))).toContain("As of 23 Nov 14:30"));

  it("shows the worst of a past window first, with its times, and what would help", () => {
    const { verdict, worst } = healedByRestart;
    const markup = renderToStaticMarkup(
      createElement(Banner, {
        verdict,
        ...(worst && { worst }),
        links: [],
        live: false,
        stale: false,
      }),
    );
    const words = text(markup);
    expect(markup).toContain(`>${worst?.verdict.headline}</h2>`);
    expect(words).toMatch(/^Critical/);
    expect(words).toContain("14:02 to 14:30 (28 min)");
    expect(words).toContain(`What would help: ${worst?.verdict.advice[0]?.text}`);
    expect(words).toContain(`At the end: Unknown. ${verdict.headline}`);
    expect(words).toContain(
      "Numbers, evidence and advice are of 23 Nov 14:29, and the end is 23 Nov 14:30; not of now.",
    );
  });

  it("escapes what came from upstream", () => {
    const verdict = { ...healthy.verdict, headline: "<img src=x onerror=alert(1)>" };
    const markup = renderToStaticMarkup(
      createElement(Banner, { verdict, links: [], live: true, stale: false }),
    );
    expect(markup).not.toContain("<img");
  });
});

describe("tabTitle", () => {
  const { verdict } = consumerCritical;
  it.each([
    [{ name: "Orders", stale: false }, "⬣ processing too slow · Orders"],
    [{ name: "Orders", stale: true }, "✕ no answer (was: processing too slow) · Orders"],
  ])("%o", (page, title) => expect(tabTitle(verdict, page)).toBe(title));
  it("promises nothing before the first answer", () =>
    expect(tabTitle(undefined, { name: "orders", stale: false })).toBe("orders · Narrows"));
});

describe("lastedMs", () => {
  it("is not known without a known start", () =>
    expect(lastedMs({ since: null, at: 5 })).toBeNull());
  it("is never negative", () => expect(lastedMs({ since: 9, at: 5 })).toBe(0));
});

describe("the delay", () => {
  it("is divided among its known parts", () => {
    const numbers = {
      ...healthy.verdict.numbers,
      waitingInStreamMs: 3,
      waitingInSparkMs: null,
      processingMs: 1,
    };
    expect(delayParts(numbers).map(({ share }) => share)).toEqual([0.75, null, 0.25]);
  });
  it("accounts for the whole total: the rest is the wait for the batch to close", () => {
    const numbers = {
      ...healthy.verdict.numbers,
      endToEndDelayMs: 10_000,
      waitingInStreamMs: 1_000,
      waitingInSparkMs: 0,
      processingMs: 4_000,
    };
    expect(delayParts(numbers).map(({ word, ms }) => [word, ms])).toEqual([
      ["waiting in the stream", 1_000],
      ["until its batch closes", 5_000],
      ["waiting in Spark", 0],
      ["being processed", 4_000],
    ]);
  });
  it("of zeros does not divide by zero", () => {
    const numbers = {
      ...healthy.verdict.numbers,
      endToEndDelayMs: 0,
      waitingInStreamMs: 0,
      waitingInSparkMs: 0,
      processingMs: 0,
    };
    expect(delayParts(numbers).map(({ share }) => share)).toEqual([0, 0, 0]);
  });
  it("is written as not known, never zero", () => {
    const words = text(renderToStaticMarkup(createElement(DelayBar, nothingYet.verdict)));
    expect(words.match(/not known/g)).toHaveLength(4);
    expect(words).not.toContain("0 ms");
  });
});

describe("the bar of the delay", () => {
  const barOf = (given: Partial<VerdictNumbers>, severity: Severity = "ok") =>
    renderToStaticMarkup(
      createElement(DelayBar, { severity, numbers: { ...healthy.verdict.numbers, ...given } }),
    );
  // With an unknown total, the one known part would fill the whole bar.
  it("is neither full nor empty when the total is not known", () => {
    const html = barOf({ endToEndDelayMs: null, waitingInStreamMs: null, processingMs: 2_000 });
    expect(html).toContain("data-unknown");
    expect(html).not.toContain("flex-grow");
    expect(text(html)).toContain("being processed 2 s");
  });
  it("has its instant beside an unknown verdict, and is not known without an instant", () => {
    const words = (given: Partial<VerdictNumbers>) => text(barOf(given, "unknown"));
    expect(words({ delayAsOf: ONSET })).toContain("End-to-end delay as of 14:02 10.8 s");
    expect(words({})).toContain("End-to-end delay not known");
    expect(text(barOf({ delayAsOf: ONSET }))).not.toContain("as of");
  });
  it("is divided when the total is known, even if only from below", () => {
    const html = barOf({
      endToEndDelayMs: 460_000,
      waitingInSparkMs: 455_000,
      waitingInStreamMs: 0,
      delayIsAtLeast: true,
    });
    expect(html).not.toContain("data-unknown");
    expect(html).toContain("flex-grow");
    expect(text(html)).toMatch(/more than 7 min 40 s.*waiting in Spark more than 7 min 35 s/);
  });
});

describe("keyNumbers", () => {
  it("show unread and refused records apart from the backlog", () => {
    const numbers = {
      ...healthy.verdict.numbers,
      unreadRecords: 519_542,
      unreadRecordsPerSecond: 960,
      refusedRecordsPerSecond: 1_600,
    };
    expect(keyNumbers(numbers).map(({ label, text: words }) => [label, words])).toContainEqual([
      "In shards not read",
      "about 520\u202f000 records, 960 records/s more",
    ]);
    expect(keyNumbers(numbers).map(({ label }) => label)).toContain("Refused, not in the backlog");
  });
  it("mention catching up and data loss only when they are expected", () => {
    expect(keyNumbers(healthy.verdict.numbers).map(({ label }) => label)).toEqual([
      "Utilisation",
      "Sustainable",
      "Backlog",
    ]);
    expect(keyNumbers(consumerCritical.verdict.numbers).at(-1)).toMatchObject({
      label: "Data loss in",
      text: "19 h",
    });
  });
});

describe("timelineSegments", () => {
  const ok = { bottleneck: "none", cause: "keeping-up", severity: "ok" } as const;
  const bad = { bottleneck: "consumer", cause: "down", severity: "critical" } as const;
  const WINDOW = { from: 0, to: 100 };
  const segments = (timeline: readonly TimelineSpan[]) =>
    timelineSegments(timeline, WINDOW, WINDOW).map(({ cause, start, share }) => [
      cause,
      start,
      share,
    ]);
  it.each([
    [
      "joins neighbours with the same state",
      [
        { ...ok, from: 0, to: 40 },
        { ...ok, from: 40, to: 100 },
      ],
      [["keeping-up", 0, 1]],
    ],
    [
      "keeps a change where it was",
      [
        { ...ok, from: 0, to: 25 },
        { ...bad, from: 25, to: 100 },
      ],
      [
        ["keeping-up", 0, 0.25],
        ["down", 0.25, 0.75],
      ],
    ],
    [
      "leaves a gap a gap",
      [
        { ...ok, from: 0, to: 25 },
        { ...ok, from: 75, to: 100 },
      ],
      [
        ["keeping-up", 0, 0.25],
        ["keeping-up", 0.75, 0.25],
      ],
    ],
    ["cuts at the window's ends", [{ ...ok, from: -50, to: 250 }], [["keeping-up", 0, 1]]],
    ["leaves out spans outside the window", [{ ...ok, from: -50, to: 0 }], []],
    ["is empty without spans", [], []],
  ])("%s", (_what, timeline, expected) => expect(segments(timeline)).toEqual(expected));
  it("places spans on an axis that is longer than the window", () => {
    const [only] = timelineSegments([{ ...ok, from: 0, to: 100 }], WINDOW, { from: -100, to: 300 });
    expect(only).toMatchObject({ start: 0.25, share: 0.25 });
  });
  it("starts a span where the answer starts it", () => {
    const { timeline, window } = consumerCritical;
    const [, second] = timelineSegments(timeline, window, window);
    expect(second?.from).toBe(ONSET);
  });
});

describe("the evidence", () => {
  it("shows what holds first, then what is blind, each in the order of the rules", () => {
    const ordered = inOrderOfInterest([
      item("down", "clear"),
      item("idle", "blind"),
      item("at-risk", "holds"),
      item("leases", "clear"),
    ]);
    expect(ordered.map(({ rule }) => rule)).toEqual(["at-risk", "idle", "down", "leases"]);
  });

  it("gives the reason of ten blind rules once, and keeps other rules apart", () => {
    const rows = oncePerReason([
      item("down", "blind", "AWS denies it."),
      item("idle", "blind", "No batch."),
      item("at-risk", "blind", "AWS denies it."),
      item("leases", "clear", "AWS denies it."),
      item("receivers", "clear", "AWS denies it."),
    ]);
    expect(rows.map(({ rules }) => rules)).toEqual([
      ["down", "at-risk"],
      ["idle"],
      ["leases"],
      ["receivers"],
    ]);
    expect(oncePerReason([])).toEqual([]);
  });
});

function item(rule: Evidence["rule"], state: Evidence["state"], words = ""): Evidence {
  return { rule, state, text: words, value: null, unit: null, limit: null, from: 0, to: 0 };
}
