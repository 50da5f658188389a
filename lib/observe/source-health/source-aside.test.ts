import { describe, expect, it } from "vitest";
import { AgeClock } from "@/lib/domain/age-clock";
import { HealthBoard } from "./health-board";
import { afterPoll, type CallRecord, sameTrouble, sourceState } from "./source-health";

const NOW = 1_000_000;
const FRESH: CallRecord = { needed: true, everyMs: 60_000, failures: 0, lastSuccessAt: null };
const timeout = { fault: "timeout", message: "No answer in 8 s.", retryable: true } as const;
const good = afterPoll(FRESH, undefined, NOW);
const lost = [0, 1, 2].reduce((record, i) => afterPoll(record, timeout, NOW + i * 1_000), good);

describe("what the answers of a source say", () => {
  const late = { sentence: "Nothing was published.", lateSince: NOW - 180_000 };

  it("makes a source late though its calls are well, since then", () =>
    expect(sourceState([good], NOW, { aside: late, note: "A note." })).toEqual({
      status: "late",
      lastSuccessAt: NOW,
      since: NOW - 180_000,
      error: "Nothing was published. A note.",
    }));

  it("is only shown if nothing is wrong", () =>
    expect(sourceState([good], NOW, { aside: { sentence: "Nobody uses it." } })).toEqual({
      status: "ok",
      lastSuccessAt: NOW,
      error: "Nobody uses it.",
    }));

  it("is not shown for a source that does not answer", () =>
    expect(sourceState([lost], NOW + 5_000, { aside: late })).toMatchObject({
      status: "failing",
      since: NOW,
      error: "No answer in 8 s.",
    }));

  it("is the same trouble while it lasts, though its minutes are counted", () => {
    const said = (minutes: number, lateSince = late.lateSince) =>
      sourceState([good], NOW, { aside: { sentence: `For ${minutes} min.`, lateSince } });
    const [three, four, anew] = [said(3), said(4), said(4, NOW)];
    if (!three || !four || !anew) throw new Error("a source that answered has a state");
    expect(sameTrouble(three, four)).toBe(true);
    expect(sameTrouble(three, anew)).toBe(false);
    expect(sameTrouble(three, { status: "ok", lastSuccessAt: NOW })).toBe(false);
  });

  it("ends by itself, and makes nothing wait for a source that answers", () => {
    const board = new HealthBoard();
    board.registerCall({
      source: "cloudwatch",
      call: "GetMetricData",
      needed: true,
      everyMs: 60_000,
    });
    board.aside("cloudwatch", late);
    expect([board.attempted(NOW), board.allAnsweredOrLost(NOW)]).toEqual([false, false]);
    board.pollEnded("cloudwatch", "GetMetricData", undefined, NOW);
    expect(board.state("cloudwatch", NOW)?.status).toBe("late");
    expect([board.attempted(NOW), board.allAnsweredOrLost(NOW)]).toEqual([true, true]);
    expect(board.answers("cloudwatch", NOW)).toBe(true);
    board.aside("cloudwatch", undefined);
    expect(board.state("cloudwatch", NOW)).toEqual({ status: "ok", lastSuccessAt: NOW });
  });

  it("is late since the same minute when our clock is set back", () => {
    let [wall, steady] = [NOW, 0];
    const board = new HealthBoard(new AgeClock({ wall: () => wall, monotonic: () => steady }));
    board.registerCall({
      source: "cloudwatch",
      call: "GetMetricData",
      needed: true,
      everyMs: 60_000,
    });
    [wall, steady] = [NOW - 600_000, 1_000];
    board.pollEnded("cloudwatch", "GetMetricData", undefined, wall);
    board.aside("cloudwatch", { sentence: "Nothing.", lateSince: wall - 180_000 });
    expect(board.state("cloudwatch", wall)).toMatchObject({
      status: "late",
      since: wall - 180_000,
      lastSuccessAt: wall,
    });
  });
});
