import { describe, expect, it, vi } from "vitest";
import { delayBudget, monthOf } from "@/lib/domain/delay-budget";
import { firstVerdict } from "@/lib/domain/first-verdict";
import { exportAddresses, exportName } from "./export-links";
import { healed, incident, series } from "./fixtures/incident";
import { code, escaped } from "./markdown";
import { clearingLines, report } from "./report";

vi.mock("server-only", () => ({}));

const ASKED = { id: "orders", from: incident.window.from, to: incident.window.to };
const MINUTE = 60_000;
const HEADERS = new Headers({ host: "narrows.example:3000" });

const contextIn = (zone: string) => ({
  version: "1.2.3",
  generatedAt: incident.now,
  zone,
  addresses: exportAddresses(HEADERS, undefined, { ...ASKED, tz: zone === "UTC" ? "utc" : zone }),
});

describe("report", () => {
  it("shows an incident in UTC", () =>
    expect(report(incident, contextIn("UTC"))).toMatchFileSnapshot("fixtures/incident-utc.md"));

  it("shows it in the reader's zone, over a night in which the clocks go back", () =>
    expect(report(incident, contextIn("Europe/Berlin"))).toMatchFileSnapshot(
      "fixtures/incident-berlin.md",
    ));

  it("starts with the incident when a restart ended it, and shows the end second", () =>
    expect(report(healed, contextIn("UTC"))).toMatchFileSnapshot("fixtures/incident-healed.md"));

  it("has the target of the delay, and what is spent of its budget as far as it is counted", () => {
    const limits = { ...incident.limits, targetDelayMs: 60_000 };
    const counts = { over: 5, met: 95, firstAt: null, lastAt: null };
    const budget = delayBudget({ delayMs: 60_000, share: 0.999 }, counts, monthOf(incident.now));
    const line = (answer: typeof incident) =>
      report(answer, contextIn("UTC")).match(/- Target of .*/)?.[0];
    expect(line(incident)).toBeUndefined();
    expect(line({ ...incident, limits })).toBe("- Target of the end-to-end delay: 1 min");
    expect(line({ ...incident, limits, delayBudget: budget })).toMatch(
      /^- Target of the end-to-end delay: 1 min; 11 % of October’s budget is spent \(5 min of 44 min/,
    );
  });

  it("ends a sentence with one full stop, however the text ended", () => {
    const because = (text: string) => {
      const verdict = { ...incident.verdict, advice: [{ text: "Do.", because: text }] };
      const line = report({ ...incident, verdict }, contextIn("UTC")).match(/Because: .*/);
      return line?.[0];
    };
    expect(because("It takes 5 s.")).toBe("Because: It takes 5 s.");
    expect(because("It takes 5 s")).toBe("Because: It takes 5 s.");
  });

  it("says how the end recovers from the incident", () => {
    const recovery = {
      by: "restart",
      from: Date.UTC(2026, 9, 25, 1, 50),
      backlogAtStart: 61_000,
      leftRecords: null,
      levelAt: Date.UTC(2026, 9, 25, 2, 5),
    } as const;
    const verdict = { ...healed.verdict, recovery };
    expect(report({ ...healed, verdict }, contextIn("UTC"))).toContain(
      "Restarted 2026-10-25 01:50:00 UTC → 61\u202f000 records behind → level at about 2026-10-25 02:05:00 UTC.",
    );
  });

  it("names the parts of the delay so that they add up, and no unknown ones", () => {
    const text = report(healed, contextIn("UTC"));
    expect(text).toContain("| – until its batch closes | 5 s |");
    const { worst } = healed;
    const numbers = { ...incident.verdict.numbers, processingMs: null };
    const less = {
      ...healed,
      ...(worst && { worst: { ...worst, verdict: { ...worst.verdict, numbers } } }),
    };
    expect(report(less, contextIn("UTC"))).not.toContain("until its batch closes");
  });

  it("leaves out empty parts", () => {
    const { pipeline } = incident;
    const { application: _none, ...who } = pipeline;
    const text = report(
      {
        ...incident,
        pipeline: who,
        series: series({}),
        verdict: firstVerdict(incident.window.to),
        timeline: [],
        verdictLog: [],
        events: [],
        links: [],
        demo: true,
      },
      contextIn("UTC"),
    );
    expect(text).toContain("**Demo data**");
    expect(text).not.toMatch(
      /## (As shown then|Numbers|The incident|Restarts|Events|Advice|Evidence)|Application:/,
    );
    expect(text).not.toContain("undefined");
  });
});

describe("what was got over the window", () => {
  const gotLine = (get: readonly (number | null)[]) => {
    const view = (values: readonly (number | null)[]) => ({
      unit: "bytes/s" as const,
      t0: 0,
      stepMs: MINUTE,
      values,
    });
    const text = report(
      {
        ...incident,
        window: { ...incident.window, settledTo: get.length * MINUTE },
        series: { ...series({}), putBytes: view(get.map(() => 8)), getBytes: view(get) },
      },
      contextIn("UTC"),
    );
    return text.split("\n").find((line) => line.startsWith("| got, bytes "));
  };

  it("counts minutes in which nobody read", () =>
    expect(gotLine([8, null, null, null])).toMatch(/\| 0 B\/s +\| 2 B\/s +\| 8 B\/s/));
  it("does not count a gap of two", () =>
    expect(gotLine([8, null, null, 8])).toMatch(/\| 8 B\/s +\| 8 B\/s +\| 8 B\/s/));
});

it("says which records it counts where user records and Kinesis records differ", () => {
  const numbers = {
    ...incident.verdict.numbers,
    sustainableRecordsPerSecond: 900,
    backlogRecords: 7_000,
    refusedRecordsPerSecond: 3,
  };
  const text = (over: { userRecordsPerRecord?: number }) =>
    report(
      { ...incident, verdict: { ...incident.verdict, numbers: { ...numbers, ...over } } },
      contextIn("UTC"),
    );
  expect(text({ userRecordsPerRecord: 4 })).toMatch(/Sustainable intake +\| 900 user records\/s/);
  expect(text({ userRecordsPerRecord: 4 })).toMatch(/Backlog, user records +\| 7\u202f000/);
  expect(text({ userRecordsPerRecord: 4 })).toMatch(/no part of it +\| 3 Kinesis records\/s/);
  expect(text({})).not.toMatch(/(user|Kinesis) records/);
});

describe("text from elsewhere", () => {
  it("is shown as it is, on one line", () =>
    expect(escaped("<b>\n| [x](y) `sh` *a_b* # 1")).toBe(
      "\\<b\\> \\| \\[x\\](y) \\`sh\\` \\*a\\_b\\* \\# 1",
    ));
  it.each([
    ["an address", "https://evil.example/x?a=1#b", "https:|//evil.|example/x?a=1\\#b"],
    ["an address without a scheme", "www.evil.example", "www.|evil.example"],
    ["any other scheme", "see ftp://evil.example.", "see ftp:|//evil.|example.|"],
    ["a mention of everybody", "@everyone look", "@|everyone look"],
    ["a team, and an e-mail address", "@org/team bob@evil.example", "@|org/team bob@|evil.example"],
    ["an issue's number", "#12 GH-12 org/repo#12", "\\#|12 GH-|12 org/repo\\#|12"],
    ["a mention behind an entity", "&#64;everyone &commat;all", "\\&\\#|64;everyone \\&commat;all"],
    ["text without any of these", "a && b @ c # d: e//f", "a && b @ c \\# d: e//f"],
  ])("makes nothing live of %s", (_what, text, shown) =>
    expect(escaped(text)).toBe(shown.replaceAll("|", "\u200b")),
  );
  it("is not live anywhere in a report", () => {
    const bait = "https://evil.example/x @everyone";
    const { pipeline, verdict } = incident;
    const text = report(
      {
        ...incident,
        pipeline: {
          ...pipeline,
          name: bait,
          stream: bait,
          region: bait,
          application: { id: bait, name: bait, startedAt: 0, sparkVersion: bait },
        },
        verdict: {
          ...verdict,
          headline: bait,
          evidence: verdict.evidence.map((one) => ({ ...one, text: bait })),
          advice: [{ text: bait, because: bait }],
        },
        verdictLog: incident.verdictLog.map((one) => ({ ...one, headline: bait })),
        events: incident.events.map((one) => ({ ...one, text: bait })),
        sources: incident.sources.map((one) => ({ ...one, status: "failing", error: bait })),
      },
      contextIn("UTC"),
    );
    expect(text.split("evil.").length).toBeGreaterThan(10);
    expect(text).not.toMatch(/https:\/\/evil|@everyone/);
  });
  it("cannot end the fence of a command", () =>
    expect(code("echo ```")).toEqual(["````sh", "echo ```", "````"]));
});

describe("exportName", () => {
  const T = Date.UTC(2026, 10, 23, 14);
  it.each([
    ["names the day once", T + 3_600_000, "narrows-orders-2026-11-23T1400Z-1500Z.md"],
    ["or both days", T + 86_400_000, "narrows-orders-2026-11-23T1400Z-2026-11-24T1400Z.md"],
  ])("%s", (_what, to, name) => expect(exportName("orders", { from: T, to }, "md")).toBe(name));
});

describe("exportAddresses", () => {
  it.each([
    ["the request's Host", undefined, "http://narrows.example:3000/p/orders?from="],
    [
      "PUBLIC_URL when it is set",
      "https://dash.example/n/",
      "https://dash.example/n/p/orders?from=",
    ],
  ])("lead back to the window, with %s", (_what, publicUrl, start) =>
    expect(exportAddresses(HEADERS, publicUrl, { ...ASKED, tz: "utc" }).page).toMatch(
      new RegExp(`^${start.replaceAll(/[.?/]/g, "\\$&")}`),
    ),
  );
  it("keep the zone on the page, and the instants to the millisecond", () => {
    const { page, csv } = exportAddresses(HEADERS, undefined, {
      ...ASKED,
      to: ASKED.to + 1,
      tz: "Europe/Berlin",
    });
    expect(page).toMatch(/to=2026-10-25T02%3A00%3A00\.001Z&tz=Europe%2FBerlin$/);
    expect(csv).not.toContain("tz=");
  });
});

describe("clearingLines", () => {
  const NUMBERS = {
    utilisationRatio: null,
    sustainableRecordsPerSecond: null,
    backlogRecords: null,
    refusedRecordsPerSecond: 1_600,
    endToEndDelayMs: null,
    waitingInStreamMs: null,
    waitingInSparkMs: null,
    processingMs: null,
    catchUpMs: null,
    timeToDataLossMs: null,
  };
  const T = Date.UTC(2026, 10, 23, 14);
  const stamp = (at: number) => new Date(at).toISOString().slice(11, 16);

  it("say which conditions end the verdict, and when the backlog would be gone", () =>
    expect(
      clearingLines(
        {
          at: T,
          numbers: NUMBERS,
          clearing: {
            suffices: "all",
            conditions: [
              {
                text: "a | b",
                met: true,
                value: 4_000,
                unit: "ms",
                limit: 5_000,
                perMinute: null,
                metAt: null,
              },
            ],
            evaluations: { clear: 1, needed: 3 },
            backlog: { records: 120, shrinks: true, goneAt: T + 600_000, because: "it shrinks" },
          },
        },
        stamp,
      ),
    ).toEqual([
      "It clears once all of these are seen, and seen to last:",
      "",
      "- a \\| b: seen: then 4 s",
      "- clears after 3 clean minutes (1 so far)",
      "",
      "The backlog of 120 records is gone in about 10 min, at about 14:10, at the present rates: it shrinks. 1 600 records/s are refused: they are in producers’ buffers, or lost, and no part of the backlog.",
    ]));
  it("are empty if nothing has to end", () =>
    expect(clearingLines({ at: T, numbers: NUMBERS }, stamp)).toEqual([]));
});
