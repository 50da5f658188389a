import type { Trouble } from "@/lib/demo/simulation/troubles";
import { quantile } from "../harness/quantile";
import { RIGHT } from "./right";
import type { Score } from "./score";

export interface Scored {
  readonly trouble: Trouble;
  readonly score: Score;
}

const HEAD = [
  "trouble",
  "lives",
  "right after",
  "wrong first",
  "phases",
  "false after",
  "lost",
  "said on",
  "too long",
  "calm after",
  "flips",
] as const;

/** One line per trouble: median and worst over the pipelines that had it, minutes. */
export function troubleTable(scored: readonly Scored[]): readonly string[] {
  const troubles = [...new Set(scored.map(({ trouble }) => trouble))];
  const rows = troubles.map((trouble) =>
    row(
      trouble,
      scored.flatMap((one) => (one.trouble === trouble ? one.score : [])),
    ),
  );
  const widths = HEAD.map((head, i) =>
    Math.max(head.length, ...rows.map((cells) => cells[i]?.length ?? 0)),
  );
  return [HEAD, ...rows].map((cells) =>
    cells
      .map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
      .join("  "),
  );
}

function row(trouble: Trouble, scores: readonly Score[]): readonly string[] {
  const sum = (count: (score: Score) => number): string =>
    String(scores.reduce((total, score) => total + count(score), 0));
  return [
    trouble,
    String(scores.length),
    RIGHT[trouble].causes.length === 0 ? "-" : minutes(scores.map(({ rightAfter }) => rightAfter)),
    sum(({ wrongFirst }) => wrongFirst.length),
    String(Math.max(...scores.map(({ changes }) => changes + 1))),
    sum(({ falseAfter }) => falseAfter.length),
    sum(({ lostAfter }) => lostAfter.length),
    minutes(scores.map(({ saidOn }) => saidOn)),
    minutes(scores.map(({ saidTooLong }) => saidTooLong)),
    minutes(scores.map(({ calmAfter }) => calmAfter)),
    sum((score) => score.flips),
  ];
}

/** Median and worst; a run in which it never came is the worst. */
function minutes(all: readonly (number | undefined)[]): string {
  const sorted = all.map((ms) => ms ?? Infinity).toSorted((a, b) => a - b);
  return `${inWords(quantile(sorted, 0.5))} ${inWords(sorted.at(-1) ?? Infinity)}`;
}

const inWords = (ms: number): string => (ms === Infinity ? "never" : (ms / 60_000).toFixed(1));
