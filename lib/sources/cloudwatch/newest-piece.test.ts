import { describe, expect, it } from "vitest";
import { askableSpan } from "./legal-period";
import { newestPiece, piecesOf } from "./newest-piece";

const NOW = Date.UTC(2026, 10, 23, 14, 2);
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const ago = (ms: number): number => NOW - ms;

describe("newestPiece", () => {
  it("is all of a day", () => {
    const span = { from: ago(2 * DAY), to: ago(DAY) };
    expect(newestPiece(span, NOW)).toEqual(span);
  });

  it("is as much as one call may answer: 100,800 datapoints of 13 metrics", () => {
    const piece = newestPiece({ from: ago(14 * DAY), to: ago(DAY) }, NOW);
    expect(piece.to).toBe(ago(DAY));
    const periods = (piece.to - piece.from) / 60_000;
    expect(periods * 13).toBeLessThanOrEqual(100_800);
    expect(periods).toBeGreaterThan(7_600);
  });

  it.each([
    ["fifteen days", 15, 60_000],
    ["sixty-three days", 63, 300_000],
  ])("does not cross %s", (_what, days, periodMs) => {
    const span = { from: ago((days + 1) * DAY), to: ago((days - 1) * DAY) };
    const piece = newestPiece(span, NOW);
    expect(piece.from).toBeGreaterThan(ago(days * DAY));
    expect(piece.from).toBeLessThanOrEqual(ago(days * DAY) + 2 * HOUR);
    expect(askableSpan(piece, NOW)?.periodMs).toBe(periodMs);
  });
});

describe("piecesOf", () => {
  it.each([
    ["a month, at two periods", 30, [60_000, 60_000, 60_000, 300_000]],
    ["a year, at three", 365, [60_000, 60_000, 60_000, 300_000, 300_000, 3_600_000]],
  ])("covers %s without gaps, newest first", (_what, days, periods) => {
    const span = { from: ago(days * DAY), to: ago(3 * HOUR) };
    const pieces = piecesOf(span, NOW);
    expect(pieces[0]?.to).toBe(span.to);
    expect(pieces.at(-1)?.from).toBe(span.from);
    expect(pieces.slice(1).every(({ to }, i) => to === pieces[i]?.from)).toBe(true);
    expect(pieces.map((piece) => askableSpan(piece, NOW)?.periodMs)).toEqual(periods);
  });

  it("is nothing for an empty span", () =>
    expect(piecesOf({ from: NOW, to: NOW }, NOW)).toEqual([]));
});
