import { formatDuration } from "@/lib/format/quantity";
import {
  isLagging,
  LAGGING_MS,
  ownLag,
  streamAge,
} from "@/lib/diagnosis/stream/quantities/age/age";
import { whoseAge } from "@/lib/diagnosis/stream/quantities/lag/our-lag";
import { byteShare, intakeShare } from "@/lib/diagnosis/stream/quantities/share/share";
import { clear, firing, type Rule, words } from "@/lib/diagnosis/parts/rule";
import { lagSince } from "@/lib/diagnosis/stream/quantities/age/lag-since";
import type { Need, Situation } from "@/lib/diagnosis/situation/situation";
import { minutesAnswered } from "@/lib/diagnosis/stream/needs";

const oursKnown: Need = {
  met: (s) => ownLag(s) !== undefined || intakeShare(s) !== undefined || byteShare(s) !== undefined,
  missing: () => "neither this application's own lag nor its usual share is known",
};

/**
 * The stream's age is the worst of all its readers. Somebody else is late if this application's own lag is
 * small, or if it takes its usual share and Spark has time to spare.
 */
export const otherConsumer: Rule = {
  cause: "other-consumer",
  bottleneck: "none",
  matters: false,
  endsByCatchingUp: true,
  needs: (s) => (someoneIsLate(s) ? [minutesAnswered, oursKnown] : [minutesAnswered]),
  check(s) {
    const stream = streamAge(s);
    if (stream === undefined || !someoneIsLate(s))
      return clear(words(s, "No reader of the stream is late."));
    const ours = whoseAge(s) !== "another's";
    const looked = {
      text: `The stream's oldest reader is ${formatDuration(stream.latestMs)} late; this application ${ours ? "may be it" : "is not"}.`,
      value: stream.latestMs,
      unit: "ms",
      limit: LAGGING_MS,
      from: stream.points[0]?.x ?? s.from,
      to: s.settledTo,
      series: "iteratorAge",
    } as const;
    if (ours) return clear(looked);
    return firing("info", {
      headline: `Another reader of the stream is ${formatDuration(stream.latestMs)} late; this application keeps up.`,
      since: lagSince(stream),
      looked,
    });
  },
};

function someoneIsLate(s: Situation): boolean {
  const stream = streamAge(s);
  return stream !== undefined && isLagging(stream);
}
