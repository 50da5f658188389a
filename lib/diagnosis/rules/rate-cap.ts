import { formatDuration, formatQuantity, formatRatio } from "@/lib/format/quantity";
import { BATCHES, minutesAnswered, settingsKnown, shareKnown, threeCompleted } from "../needs";
import { type Intake, intake, presentIntake } from "../quantities/intake";
import { rateCapPerSecond } from "../quantities/rate-cap";
import { share, shortSince } from "../quantities/share";
import { LOW, utilisation } from "../quantities/utilisation";
import { clear, holds, type Rule, words } from "../rule";

/** Of the cap: records arrive in lumps, so a capped intake stays a little below it. */
const NEAR = 0.9;

/** `spark.streaming.receiver.maxRate` lets less in than is put, while Spark has time to spare. */
export const rateCap: Rule = {
  cause: "rate-cap",
  bottleneck: "consumer",
  matters: true,
  needs: (s) => {
    const first = [...BATCHES, settingsKnown];
    const capped = rateCapPerSecond(s) !== undefined;
    return capped ? [...first, minutesAnswered, threeCompleted, shareKnown] : first;
  },
  check(s) {
    const cap = rateCapPerSecond(s);
    const taken = highest(intake(s), presentIntake(s));
    if (cap === undefined) return clear(words(s, "No rate cap is set for the receivers."));
    if (taken === undefined) return clear(words(s, "Too few batches to measure the intake."));
    const part = share(s);
    const looked = {
      text: `The cap lets ${formatQuantity(cap, "records/s")} in; ${formatQuantity(taken.recordsPerSecond, "records/s")} are taken, ${part === undefined ? "of what is put not known how much" : `${formatRatio(part.recent / part.usual)} of what is put`}, over ${formatDuration(taken.to - taken.from)}.`,
      value: taken.recordsPerSecond,
      unit: "records/s",
      limit: cap,
      from: taken.from,
      to: taken.to,
      series: "intakeRecords",
    } as const;
    const low = (utilisation(s)?.ratio ?? 1) < LOW;
    if (taken.recordsPerSecond < NEAR * cap || part?.short !== true || !low) return clear(looked);
    return holds("critical", {
      headline: `A rate cap holds Spark back: it lets in ${formatQuantity(cap, "records/s")}, ${formatRatio(part.recent / part.usual)} of what is put.`,
      since: shortSince(part),
      looked,
    });
  },
};

/** Records arrive in lumps: of two means over many intervals, the one that is nearer to the cap. */
function highest(one: Intake | undefined, other: Intake | undefined): Intake | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return one.recordsPerSecond > other.recordsPerSecond ? one : other;
}
