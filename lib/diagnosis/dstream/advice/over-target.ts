import { asSentence } from "@/lib/domain/text/problem-and-remedy";
import type { Advice } from "@/lib/domain/verdict";
import { formatDuration } from "@/lib/format/quantity";
import { delays } from "@/lib/diagnosis/dstream/quantities/backlog/delays";
import { longestPart, type Part } from "@/lib/diagnosis/dstream/quantities/backlog/longest-part";
import { effectiveInterval } from "@/lib/diagnosis/dstream/quantities/batches/effective-interval";
import { LOW, utilisation } from "@/lib/diagnosis/dstream/quantities/capacity/utilisation";
import type { Adviser } from "@/lib/diagnosis/parts/adviser";
import type { Situation } from "@/lib/diagnosis/situation/situation";
import { capacityAdvice } from "./capacity-shortage";
import { slowReadingAdvice } from "./slow-reading";

/** How to shorten the longest part of the delay. */
export const overTargetAdvice: Adviser = (situation, causes) => {
  const longest = longestPart(situation);
  if (longest === undefined) return [lookWhere(situation)];
  return ADVISERS[longest.where](situation, longest, causes);
};

type PartAdviser = (
  situation: Situation,
  longest: Part,
  causes: Parameters<Adviser>[1],
) => readonly Advice[];

const ADVISERS: Readonly<Record<Part["where"], PartAdviser>> = {
  stream: (s, _longest, causes) => slowReadingAdvice(s, causes),
  batch: (s, longest) => [shorterInterval(s, longest)],
  spark: (s, longest, causes) => {
    const own = capacityAdvice(s, (utilisation(s)?.ratio ?? 0) / LOW, causes);
    return own.length > 0 ? own : [shorterQueue(s, longest)];
  },
  processing: (s, longest) => [quickerBatches(s, longest)],
};

/** The longest that one part may be, with the others as they are, ms; 0 or less: they alone are too long. */
function allowedMs(s: Situation, { ms }: Part): number {
  return (s.window.targetDelayMs ?? 0) - ((delays(s).endToEndMs ?? ms) - ms);
}

/**
 * A shorter interval is advised as far as batches still fit into it. They have fewer records then, but not
 * all of their work depends on those.
 */
function shorterInterval(s: Situation, longest: Part): Advice {
  const { intervalMs = 0, effectiveMs = 0 } = effectiveInterval(s) ?? {};
  const { processingMs = 0 } = delays(s);
  const most = wholeSeconds(2 * allowedMs(s, longest));
  const what = effectiveMs > intervalMs ? "distance between outputs" : "batch interval";
  const because = `A record waits ${formatDuration(longest.ms)} on average until its batch closes: half of ${formatDuration(effectiveMs)}. ${inAll(s)}`;
  if (most > 0 && most * LOW >= processingMs) {
    const now = formatDuration(effectiveMs);
    return {
      text: `Set the ${what} to at most ${formatDuration(most)} instead of ${now}.`,
      because,
    };
  }
  return {
    text: `Make batches quicker, and then the ${what} shorter: they take ${formatDuration(processingMs)}, so a shorter one alone does not meet the target.`,
    because,
  };
}

function quickerBatches(s: Situation, longest: Part): Advice {
  const most = allowedMs(s, longest);
  const because = `A batch is processed for ${formatDuration(longest.ms)}. ${inAll(s)}`;
  const how = "more tasks at once, less work for each record, or a quicker output";
  if (most <= 0) return { text: `Make batches quicker, and more frequent, too: ${how}.`, because };
  return {
    text: `Make batches quicker, ${formatDuration(most)} instead of ${formatDuration(longest.ms)}: ${how}.`,
    because,
  };
}

function shorterQueue(s: Situation, longest: Part): Advice {
  return {
    text: "Look in Spark's Streaming tab for what the batches in the queue wait for, and give Spark more task slots if it is capacity.",
    because: `A batch waits ${formatDuration(longest.ms)} before it begins. ${inAll(s)}`,
  };
}

/** No part is known at this moment. */
function lookWhere(s: Situation): Advice {
  return {
    text: "Look in the chart of the end-to-end delay which of its parts is the longest.",
    because: inAll(s),
  };
}

function inAll(s: Situation): string {
  const total = delays(s).endToEndMs;
  const target = `the target is ${formatDuration(s.window.targetDelayMs ?? 0)}`;
  return total === undefined
    ? `${asSentence(target)}.`
    : `In all it takes ${formatDuration(total)}, and ${target}.`;
}

/** Spark's interval may be any time, but people set whole seconds. Below a second all is as it is. */
function wholeSeconds(ms: number): number {
  return ms < 1_000 ? ms : Math.floor(ms / 1_000) * 1_000;
}
