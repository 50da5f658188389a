import type { SourceName } from "@/lib/domain/source-state";
import { formatDuration } from "@/lib/format/quantity";
import { age } from "@/lib/diagnosis/stream/quantities/age/age";
import { backPressure } from "@/lib/diagnosis/dstream/quantities/rate-limits/back-pressure";
import { beat } from "@/lib/diagnosis/dstream/quantities/batches/beat";
import { SILENT_MS, sparkReach } from "@/lib/diagnosis/driver/quantities/reach";
import { recentMinutes } from "@/lib/diagnosis/stream/quantities/put/recent-minutes";
import { share } from "@/lib/diagnosis/stream/quantities/share/share";
import { slots } from "@/lib/diagnosis/dstream/quantities/receivers/slots";
import { sourceTrouble, troubleAndCure } from "@/lib/diagnosis/situation/source-trouble";
import { isReadingSettled } from "@/lib/diagnosis/dstream/quantities/restart/starting-up";
import { utilisation } from "@/lib/diagnosis/dstream/quantities/capacity/utilisation";
import type { Need } from "@/lib/diagnosis/kind/rule";
import { held, seen, type Situation } from "@/lib/diagnosis/situation/situation";

/** A source's own reason for telling nothing, with its cure. */
function inItsWords(s: Situation, source: SourceName): string | undefined {
  const trouble = sourceTrouble(s, source);
  return trouble && troubleAndCure(trouble);
}

/** Batches are judged only while the driver answers, or has been silent for a moment. */
export const sparkAnswers: Need = {
  met: (s) => sparkReach(s).silentMs <= SILENT_MS,
  missing: (s) =>
    inItsWords(s, "spark") ??
    `the Spark driver has not answered for ${formatDuration(sparkReach(s).silentMs)}`,
};

export const applicationKnown: Need = {
  met: (s) => s.application !== undefined && beat(s) !== undefined,
  missing: () => "the Spark application is not known",
};

export const twoBatches: Need = {
  met: (s) => s.batches.length >= 2,
  missing: () => "fewer than two batches are known",
};

export const threeCompleted: Need = {
  met: (s) => utilisation(s) !== undefined,
  missing: () => "fewer than three batches were completed lately",
};

export const minutesAnswered: Need = {
  met: (s) => recentMinutes(s, 5).length >= 3,
  missing: (s) => {
    const { status, since } = seen(s, "source-cloudwatch") ?? {};
    const told = inItsWords(s, "cloudwatch");
    if (told !== undefined) return told;
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

/** A lag that an outage left says nothing about the application that was started after it. */
export const readingSettled: Need = {
  met: isReadingSettled,
  missing: () => "the application was started too lately to tell how it reads",
};

export const settingsKnown: Need = {
  met: (s) => backPressure(s) !== undefined,
  missing: () => "Spark's settings are not known",
};

export const slotsKnown: Need = {
  met: (s) => slots(s) !== undefined,
  missing: () => "Spark's task slots are not known",
};

export const streamKnown: Need = {
  met: (s) => held(s, "stream") !== undefined,
  missing: () => "the stream's mode and shards are not known",
};

/** What every rule over batches needs. */
export const BATCHES: readonly Need[] = [sparkAnswers, applicationKnown, twoBatches];
