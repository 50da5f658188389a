import { formatDuration } from "@/lib/format/quantity";
import { age, lagLimitMs, streamAge } from "@/lib/diagnosis/stream/quantities/age/age";
import { provenOwnLag, whoseAge } from "@/lib/diagnosis/stream/quantities/lag/our-lag";
import { streamReading } from "@/lib/diagnosis/stream/quantities/put/reading";
import type { Situation } from "@/lib/diagnosis/situation/situation";
import { type Claim, proven, refuted, unproven } from "@/lib/diagnosis/parts/claim";

/**
 * This application reads young records. The stream's age is the worst of all readers on all shards that are
 * read: if it is small, nobody is late. Otherwise only the own lag of every shard shows it.
 */
export function smallLag(s: Situation): Claim {
  const limit = lagLimitMs(s);
  const own = provenOwnLag(s);
  const stream = streamAge(s);
  const looked = { unit: "ms", limit, series: "iteratorAge" } as const;
  if (own !== undefined && own.latestMs > limit)
    return refuted(
      s,
      "small-lag",
      {
        text: `This application reads ${formatDuration(own.latestMs)} late.`,
        ...looked,
        value: own.latestMs,
      },
      `this application reads ${formatDuration(own.latestMs)} late`,
    );
  const lag = own ?? stream ?? age(s);
  if (lag === undefined)
    return (streamReading(s)?.putRecords ?? Infinity) > 0
      ? unproven(s, "small-lag", "no iterator age was published in the last five minutes")
      : proven(s, "small-lag", { text: "Nothing is put that could be read late." });
  if (lag.latestMs <= limit)
    return proven(s, "small-lag", {
      text: `What is read is ${formatDuration(lag.latestMs)} old.`,
      ...looked,
      value: lag.latestMs,
    });
  const late = formatDuration(lag.latestMs);
  return whoseAge(s) === "another's"
    ? proven(s, "small-lag", { text: `The reader that is ${late} late is another one.`, ...looked })
    : unproven(
        s,
        "small-lag",
        `the oldest reader of the stream is ${late} late, and it is not known whether that is this application`,
      );
}
