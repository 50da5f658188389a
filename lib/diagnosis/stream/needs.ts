import { formatDuration } from "@/lib/format/quantity";
import { asOf, type Need, seen } from "@/lib/diagnosis/situation/situation";
import { inItsWords } from "@/lib/diagnosis/situation/source-trouble";
import { age } from "./quantities/age/age";
import { isReadingSettled } from "./quantities/leases/warm-up";
import { recentMinutes } from "./quantities/put/recent-minutes";
import { share } from "./quantities/share/share";

export const minutesAnswered: Need = {
  met: (s) => recentMinutes(s, 5).length >= 3,
  missing: (s) => {
    const { status, since } = seen(s, "source-cloudwatch") ?? {};
    const reason = inItsWords(s, "cloudwatch");
    if (reason !== undefined) return reason;
    return status === "failing" && since !== undefined
      ? `CloudWatch has not answered for ${formatDuration(s.at - since)}`
      : "fewer than three recent minutes of CloudWatch are known";
  },
};

export const ageKnown: Need = {
  met: (s) => age(s) !== undefined,
  missing: () => "no iterator age was published in the last five minutes",
};

export const shareKnown: Need = {
  met: (s) => share(s) !== undefined,
  missing: () => "what share of the puts this application usually takes is not known",
};

/** A lag left by an outage says nothing about the application that was started after it. */
export const readingSettled: Need = {
  met: isReadingSettled,
  missing: () => "the application was started too lately to tell how it reads",
};

export const streamKnown: Need = {
  met: (s) => asOf(s, "stream") !== undefined,
  missing: () => "the stream's mode and shards are not known",
};
