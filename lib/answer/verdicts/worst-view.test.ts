import { describe, expect, it } from "vitest";
import type { Cause, Evaluation, Severity, Verdict } from "@/lib/domain/verdict";
import { changeTo, type LoggedChange } from "@/lib/domain/verdict-change";
import { firstVerdict } from "@/lib/domain/first-verdict";
import { evaluatedSpans } from "./evaluated-spans";
import { verdictRuns } from "./verdict-runs";
import { worstView } from "./worst-view";

const MIN = 60_000;

/** `[first minute, last minute, cause, severity, since, lag]`, in minutes. */
type Stretch = readonly [number, number, Cause, Severity, number?, number?];

const minutesOf = (stretches: readonly Stretch[]): Evaluation[] =>
  stretches.flatMap(([first, last, cause, severity, since, lag]) =>
    Array.from({ length: last - first + 1 }, (_, i) => ({
      ...verdict(first + i, cause, severity),
      since: since === undefined ? null : since * MIN,
      numbers: {
        ...firstVerdict(0).numbers,
        utilisationRatio: first + i,
        waitingInStreamMs: lag === undefined ? null : lag * MIN,
      },
    })),
  );

const verdict = (minute: number, cause: Cause, severity: Severity): Verdict => ({
  ...firstVerdict(minute * MIN),
  cause,
  severity,
  headline: `${cause} at ${minute}`,
});

const CAP: readonly Stretch[] = [
  [0, 19, "keeping-up", "ok"],
  [20, 30, "rate-cap", "critical", 16.5],
  [31, 40, "keeping-up", "ok"],
];

interface Asked {
  readonly from: number;
  readonly to: number;
  readonly changes?: readonly LoggedChange[];
  /** The verdict that results now for an instant; by default the one evaluated then. */
  readonly now?: (minute: number) => Verdict;
}

/** The worst verdict of a window, in minutes, and the minutes whose verdicts were requested. */
async function worst(stretches: readonly Stretch[], { from, to, changes = [], now }: Asked) {
  const evaluations = minutesOf(stretches).filter(({ at }) => at >= (from - 1) * MIN);
  const then = (minute: number): Verdict => {
    const one = evaluations.find(({ at }) => at === minute * MIN);
    return verdict(minute, one?.cause ?? "no-data", one?.severity ?? "unknown");
  };
  const span = { from: from * MIN, to: to * MIN };
  const end = then(to);
  const found = await worstView({
    runs: verdictRuns(evaluatedSpans(evaluations, end, span), span.to),
    end,
    span,
    evaluations,
    changes,
    retentionMs: 24 * 60 * MIN,
    verdictAt: async (at) => (now ?? then)(at / MIN),
  });
  return (
    found && { ...found, from: found.from / MIN, to: found.to / MIN, at: found.verdict.at / MIN }
  );
}

describe("the worst verdict of a window", () => {
  it.each([
    ["of the span itself, to the restart that healed it", 16.5, 31, [16.5, 31, 30]],
    ["of a window around it", 10, 40, [16.5, 31, 30]],
    ["of a window that began within it", 25, 40, [16.5, 31, 30]],
    ["of a window that ends before it was found", 10, 18, [16.5, 18, 20]],
    [
      "of a window that ends in the first minute that found it, with the end's verdict",
      10,
      20,
      undefined,
    ],
    ["of a window that ends within it, with the end's verdict", 10, 25, undefined],
    ["of a window that ends exactly where it began", 10, 16.5, undefined],
    ["of a window that begins exactly where it ended", 31, 40, undefined],
    ["of a window without data", 60, 70, undefined],
  ] as const)("%s", async (_what, from, to, expected) => {
    const found = await worst(CAP, { from, to });
    expect(found && [found.from, found.to, found.at]).toEqual(expected);
    expect(found?.verdict.headline).toBe(expected && `rate-cap at ${expected[2]}`);
  });

  it.each<[string, Cause, number, Cause]>([
    ["the longer of two critical ones of equal damage", "read-limit", 0, "rate-cap"],
    ["the shorter one, if its lag is much larger", "read-limit", 30, "read-limit"],
    ["the shorter one, if nothing was read in it", "down", 0, "down"],
  ])("is %s, though the end is calm", async (_what, cause, lag, expected) => {
    const found = await worst(
      [
        [0, 10, "rate-cap", "critical", 0],
        [11, 14, cause, "critical", 11, lag],
        [15, 20, "keeping-up", "ok"],
      ],
      { from: 0, to: 20 },
    );
    expect(found?.verdict.cause).toBe(expected);
  });

  it("is the longer of two critical ones of equal damage, though the end is in the other one", async () => {
    const found = await worst(
      [
        [0, 10, "rate-cap", "critical", 0],
        [11, 14, "read-limit", "critical", 11],
      ],
      { from: 0, to: 14 },
    );
    expect(found?.verdict.cause).toBe("rate-cap");
    expect([found?.from, found?.to]).toEqual([0, 11]);
  });

  it("is the end's, if its own trouble does more damage", async () => {
    const found = await worst(
      [
        [0, 10, "rate-cap", "critical", 0],
        [11, 14, "down", "critical", 11],
      ],
      { from: 0, to: 14 },
    );
    expect(found).toBeUndefined();
  });

  it("weighs no minute after the window", async () => {
    const found = await worst(
      [
        [0, 10, "rate-cap", "critical", 0],
        [11, 14, "read-limit", "critical", 11],
        [15, 20, "read-limit", "critical", 11, 60],
      ],
      { from: 0, to: 14 },
    );
    expect(found?.verdict.cause).toBe("rate-cap");
  });

  it("starts with the window if nobody knows when it began", async () => {
    const risk: readonly Stretch[] = [
      [0, 10, "at-risk", "warning"],
      [11, 14, "keeping-up", "ok"],
    ];
    expect(await worst(risk, { from: 5, to: 14 })).toMatchObject({ from: 5, to: 11, at: 10 });
  });

  it("keeps the words of its time when the data kept now say something else", async () => {
    const changes = [
      { ...verdict(20, "rate-cap", "critical"), headline: "The cap is too low." },
      { ...verdict(31, "keeping-up", "ok"), headline: "Keeping up." },
    ].map((one) => changeTo(one, "orders", null));
    const now = (minute: number) => verdict(minute, "no-data", "unknown");
    expect(await worst(CAP, { from: 10, to: 40, changes, now })).toMatchObject({
      from: 16.5,
      verdict: {
        at: 30 * MIN,
        cause: "rate-cap",
        severity: "critical",
        since: 16.5 * MIN,
        headline: "The cap is too low.",
        numbers: { utilisationRatio: 30 },
        advice: [],
      },
    });
    const forgotten = await worst(CAP, { from: 10, to: 40, now });
    expect(forgotten?.verdict.headline).toMatch(/^What was known of this is kept no longer/);
  });
});
