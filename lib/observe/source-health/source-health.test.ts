import { describe, expect, it } from "vitest";
import { OutOfTime, SourceError } from "@/lib/sources/source";
import { HealthBoard } from "./health-board";
import { afterPoll, type CallRecord, sourceState, statusOf } from "./source-health";

const NOW = 1_000_000;
const FRESH: CallRecord = { needed: true, everyMs: 60_000, failures: 0, lastSuccessAt: null };
const timeout = { fault: "timeout", message: "No answer in 8 s.", retryable: true } as const;
const denied = { fault: "denied", message: "Allow it.", retryable: false } as const;

const good = afterPoll(FRESH, undefined, NOW);
const failedTimes = (times: number): CallRecord =>
  Array.from({ length: times }).reduce<CallRecord>(
    (record, _each, i) => afterPoll(record, timeout, NOW + i * 1_000),
    good,
  );

describe("statusOf", () => {
  it.each([
    ["is ok after an answer", good, NOW, "ok"],
    ["forgives one failed poll", failedTimes(1), NOW + 5_000, "ok"],
    ["is late after two", failedTimes(2), NOW + 5_000, "late"],
    ["is failing after three", failedTimes(3), NOW + 5_000, "failing"],
    ["is failing at once after a refusal", afterPoll(good, denied, NOW), NOW, "failing"],
    ["is ok just before two polls are missed", good, NOW + 134_999, "ok"],
    ["is late when two polls were missed", good, NOW + 135_000, "late"],
    ["is failing when three were missed", good, NOW + 195_000, "failing"],
    ["is late, not ok, before its first answer", afterPoll(FRESH, timeout, NOW), NOW, "late"],
  ])("%s", (_name, record, now, status) => expect(statusOf(record, now)).toBe(status));
});

describe("sourceState", () => {
  it("is as bad as its worst needed call, and says since when and why", () => {
    const state = sourceState([good, failedTimes(3)], NOW + 5_000);
    expect(state).toEqual({
      status: "failing",
      lastSuccessAt: NOW,
      since: NOW,
      fault: "timeout",
      error: "No answer in 8 s.",
    });
  });

  it("ignores a call that is not needed", () => {
    expect(sourceState([good, { ...failedTimes(9), needed: false }], NOW)?.status).toBe("ok");
  });

  it.each([
    ["a refusal", afterPoll(FRESH, denied, NOW), "Allow it."],
    ["the third failure", failedTimes(3), "No answer in 8 s."],
    ["a second failure", failedTimes(2), undefined],
    ["an answer, however long ago", { ...good, lastSuccessAt: 0 }, undefined],
    ["no call yet", FRESH, undefined],
  ])("mentions such a call beside it, and stays ok: %s", (_name, record, error) => {
    const beside = { ...record, needed: false, shown: true };
    const state = sourceState([good, beside], NOW);
    expect([state?.status, state?.error]).toEqual(["ok", error]);
    expect(sourceState([good, { ...beside, shown: false }], NOW)?.error).toBeUndefined();
  });

  it("has no state before every needed call was made", () => {
    expect(sourceState([good, FRESH], NOW)).toBeUndefined();
  });

  it("answered when its newest call did, while all keep their interval", () => {
    const rare = { ...good, everyMs: 600_000, lastSuccessAt: NOW - 400_000 };
    expect(sourceState([rare, good], NOW + 1_000)?.lastSuccessAt).toBe(NOW);
  });

  it("last answered when its worst call did, even if others still answer", () => {
    const answering = { ...good, lastSuccessAt: NOW + 4_000 };
    expect(sourceState([answering, failedTimes(3)], NOW + 5_000)?.lastSuccessAt).toBe(NOW);
  });

  it("never answered means no last success, even if another call did answer", () => {
    expect(sourceState([good, afterPoll(FRESH, timeout, NOW)], NOW)?.lastSuccessAt).toBeNull();
  });

  it.each([
    [5_000, undefined],
    [5_001, "5 s ahead"],
    [-600_000, "600 s behind"],
  ])("shows a clock that is off by %d ms as %s", (skew, words) => {
    const error = sourceState([good], NOW, { skewMs: skew })?.error;
    if (words === undefined) expect(error).toBeUndefined();
    else expect(error).toContain(words);
  });
});

describe("trouble that usually ends by itself", () => {
  const MINUTES_3 = 180_000;
  const starting = {
    fault: "starting",
    message: "It starts: wait for it.",
    lasting: "It still starts: look at its log.",
    retryable: true,
  } as const;
  const record = [0, 1, 2].reduce<CallRecord>(
    (before, seconds) => afterPoll(before, starting, NOW + seconds * 1_000),
    good,
  );

  it.each([
    ["says to wait until three minutes are over", MINUTES_3 - 1, starting.message],
    ["and then what to do", MINUTES_3, starting.lasting],
  ])("%s", (_name, after, error) => expect(sourceState([record], NOW + after)?.error).toBe(error));

  it("says the same for ever if it has no other words", () =>
    expect(sourceState([failedTimes(3)], NOW + 2 * MINUTES_3)?.error).toBe(timeout.message));
});

describe("a note on a source", () => {
  const note = "Narrows asks http://driver:4040.";

  it("is shown while all is well, after the note on its clock", () => {
    expect(sourceState([good], NOW, { note })?.error).toBe(note);
    expect(sourceState([good], NOW, { skewMs: 9_000, note })?.error).toMatch(
      /^Its clock is 9 s ahead .* Narrows asks/,
    );
  });

  it("is shown with trouble until the source first answers", () => {
    const never = afterPoll(FRESH, denied, NOW);
    expect(sourceState([never], NOW, { note })?.error).toBe(`Allow it. ${note}`);
    expect(sourceState([failedTimes(3)], NOW + 5_000, { note })?.error).toBe("No answer in 8 s.");
  });
});

describe("HealthBoard", () => {
  it("calls a source that nobody polls off", () => {
    expect(new HealthBoard().state("leases", NOW)).toEqual({ status: "off", lastSuccessAt: null });
  });

  it.each([
    ["cloudwatch", "GetMetricData", 25_000, "CloudWatch did not answer GetMetricData within 25 s"],
    ["kinesis", "ListShards", 20_000, "Kinesis did not answer ListShards within 20 s"],
    ["leases", "Scan", 500, "DynamoDB did not answer Scan within 0.5 s"],
    ["spark", "streaming", 20_000, "The Spark driver did not answer streaming within 20 s"],
  ] as const)("says that %s did not answer %s in %d ms", (source, call, limitMs, says) => {
    const board = new HealthBoard();
    board.registerCall({ source, call, needed: true, everyMs: 1_000 });
    board.pollEnded(source, call, new OutOfTime(limitMs), NOW);
    expect(board.state(source, NOW)).toMatchObject({ fault: "timeout" });
    expect(board.state(source, NOW)?.error).toContain(says);
  });

  it("says so of a poll whose limit is not known", () => {
    const board = new HealthBoard();
    board.registerCall({ source: "leases", call: "Scan", needed: true, everyMs: 1_000 });
    board.pollEnded("leases", "Scan", new DOMException("given up", "AbortError"), NOW);
    expect(board.state("leases", NOW)?.error).toContain("DynamoDB did not answer Scan in time");
  });

  it("shows a source's own sentence, and never a foreign error's text", () => {
    const board = new HealthBoard();
    board.registerCall({ source: "spark", call: "batches", needed: true, everyMs: 1_000 });
    const sentence = {
      source: "spark",
      call: "batches",
      fault: "denied",
      message: "Say so.",
    } as const;
    board.pollEnded("spark", "batches", new SourceError(sentence), NOW);
    expect(board.state("spark", NOW)?.error).toBe("Say so.");
    board.pollEnded("spark", "batches", new Error("token=secret"), NOW);
    board.pollEnded("spark", "batches", new Error("token=secret"), NOW);
    expect(board.state("spark", NOW)?.error).not.toContain("secret");
  });

  it("recovers with one good poll", () => {
    const board = new HealthBoard();
    board.registerCall({ source: "spark", call: "batches", needed: true, everyMs: 1_000 });
    for (let i = 0; i < 5; i++) board.pollEnded("spark", "batches", new Error("no"), NOW);
    board.pollEnded("spark", "batches", undefined, NOW + 1);
    expect(board.state("spark", NOW + 1)).toEqual({ status: "ok", lastSuccessAt: NOW + 1 });
  });

  it.each([
    ["one odd answer among many changes nothing", [0, 0, 0, 600_000], 0],
    ["two odd answers that do not agree change nothing", [0, 0, 0, 600_000, -600_000], 0],
    ["two that agree say that a clock was set", [0, 0, 0, 600_000, 600_400], 600_400],
    [
      "a corrected clock counts as such from its second answer on",
      [-6e5, -6e5, -6e5, -300, 100],
      100,
    ],
    ["answers that take a while shift it a little", [0, 900, 300, 4_000, 100], 300],
  ])("reads a source's clock: %s", (_, skews, shown) => {
    const board = new HealthBoard();
    board.registerCall({ source: "spark", call: "batches", needed: true, everyMs: 1_000 });
    board.pollEnded("spark", "batches", undefined, NOW);
    for (const skew of skews) board.serverTime("spark", NOW + skew, NOW);
    expect(board.state("spark", NOW)?.clockSkewMs).toBe(shown);
  });
});
