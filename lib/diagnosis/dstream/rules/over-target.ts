import { atLeastWords } from "@/lib/format/delay-words";
import { formatDuration } from "@/lib/format/quantity";
import { delays } from "@/lib/diagnosis/dstream/quantities/backlog/delays";
import { longestPart, type Part } from "@/lib/diagnosis/dstream/quantities/backlog/longest-part";
import {
  overTargetSince,
  type TargetCheck,
  targetCheck,
} from "@/lib/diagnosis/dstream/quantities/backlog/target";
import { clear, firing, type Rule, type RuleEvidence } from "@/lib/diagnosis/parts/rule";
import type { Need, Situation } from "@/lib/diagnosis/situation/situation";

const delayKnown: Need = {
  met: (s) => targetCheck(s)?.state !== "unknown",
  missing: () => "the end-to-end delay is not known for the last five minutes",
};

/**
 * Records take longer than somebody has said they may. It is what a trouble does, and none by itself: any
 * other trouble goes before it. It is the cause where nothing else explains the delay, such as a batch
 * interval that is too long.
 */
export const overTarget: Rule = {
  cause: "over-target",
  bottleneck: "none",
  matters: false,
  excludesCalm: true,
  advisedAlone: true,
  applies: (s) => s.window.targetDelayMs !== undefined,
  needs: () => [delayKnown],
  check(s) {
    const found = targetCheck(s);
    const since = overTargetSince(s);
    const looked = whatWasSeen(s, found);
    if (found?.state !== "over") return clear(looked);
    return firing("warning", { headline: inWords(s, found), since, looked });
  },
};

function inWords(s: Situation, { targetMs }: TargetCheck): string {
  const { endToEndMs, atLeast } = delays(s);
  const done =
    endToEndMs === undefined
      ? "when a record put now will be done is not known at this moment"
      : `a record put now will be done in ${atLeastWords(endToEndMs, atLeast)}`;
  return `Over the target of ${formatDuration(targetMs)}: ${done}${longestInWords(s, endToEndMs)}.`;
}

const DOES: Readonly<Record<Part["where"], string>> = {
  stream: "waits in the stream",
  batch: "waits for its batch to close",
  spark: "waits in Spark's queue",
  processing: "is processed",
};

function longestInWords(s: Situation, totalMs: number | undefined): string {
  const longest = longestPart(s);
  if (longest === undefined || totalMs === undefined) return "";
  const much = longest.ms > totalMs / 2 ? "most" : "the longest part";
  return `, and ${DOES[longest.where]} for ${much} of it (${formatDuration(longest.ms)})`;
}

function whatWasSeen(s: Situation, found: TargetCheck | undefined): RuleEvidence {
  const { endToEndMs, atLeast } = delays(s);
  const { targetMs = 0, overFrom = s.at } = found ?? {};
  const { at: from = overFrom, atLeast: isOlder = false } = overTargetSince(s) ?? {};
  const now =
    endToEndMs === undefined
      ? "The end-to-end delay is not known now"
      : `The end-to-end delay is ${atLeastWords(endToEndMs, atLeast)}`;
  const time = `${isOlder ? "at least " : ""}${formatDuration(s.at - from)}`;
  const lasts = from < s.at ? `, and above its target for ${time}` : "";
  return {
    text: `${now}${lasts}. The target is ${formatDuration(targetMs)}.`,
    value: endToEndMs ?? null,
    unit: "ms",
    limit: targetMs,
    from,
    to: s.at,
    series: "endToEndDelay",
  };
}
