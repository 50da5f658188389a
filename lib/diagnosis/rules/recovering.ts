import { formatDuration } from "@/lib/format/quantity";
import { BATCHES } from "../needs";
import { beat } from "../quantities/beat";
import { delays } from "../quantities/delays";
import { leftToDo } from "../quantities/left-to-do";
import { longBatches } from "../quantities/long-batches";
import { queue } from "../quantities/queue";
import { type Recovery, recovery } from "../quantities/recovery";
import { clear, holds, type Rule, words } from "../rule";
import type { Situation } from "../situation";

const IN_STREAM: ReadonlySet<Recovery["why"]> = new Set([
  "its lag falls",
  "it was started after an outage",
]);

/** Behind and getting better: no side is to blame, but it is not level yet. */
export const recovering: Rule = {
  cause: "recovering",
  bottleneck: "none",
  matters: false,
  needs: () => BATCHES,
  check(s) {
    const found = recovery(s);
    if (found === undefined) return clear(words(s, "Spark is not catching up with a backlog."));
    const left = leftToDo(s);
    const behindMs = left?.ms ?? Math.max(queue(s).headAgeMs, delays(s).inStreamMs ?? 0);
    const level =
      left?.levelInMs === undefined
        ? ""
        : `, and caught up in about ${formatDuration(left.levelInMs)}`;
    return holds("warning", {
      headline:
        longBatchInWords(s, found) ??
        `Spark is catching up: it is ${formatDuration(behindMs)} behind${level}.`,
      since: found.since,
      looked: {
        text: `Behind by ${formatDuration(behindMs)}, and ${found.why}.`,
        value: behindMs,
        unit: "ms",
        limit: beat(s)?.beatMs ?? null,
        from: found.since.at,
        to: s.at,
        series: IN_STREAM.has(found.why) ? "iteratorAge" : "schedulingDelay",
      },
    });
  },
};

function longBatchInWords(s: Situation, { why, since }: Recovery): string | undefined {
  const long = longBatches(s);
  if (why !== "a long batch runs, as it does now and then" || long === undefined) return undefined;
  return `A long batch runs, as about every ${formatDuration(long.everyMs)}: it has run for ${formatDuration(s.at - since.at)}, and such batches take ${formatDuration(long.usualMs)}.`;
}
