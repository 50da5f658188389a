import { all, type Endings } from "@/lib/diagnosis/parts/ending";
import { driverReachability } from "@/lib/diagnosis/driver/quantities/reachability";
import type { ClearingCondition } from "@/lib/domain/clearing";
import { formatDuration } from "@/lib/format/quantity";
import { crashLoop, outlivesMs } from "@/lib/diagnosis/driver/quantities/crash-loop";
import type { Situation } from "@/lib/diagnosis/situation/situation";
import { condition, fact } from "@/lib/diagnosis/parts/condition";

/** What ends the causes that apply to any Spark driver. */
export const DRIVER_ENDINGS: Endings = { down: all(driverLives) };

/** The driver answers. If it kept dying, its present run has outlasted the earlier ones. */
export function driverLives(s: Situation): ClearingCondition {
  const loop = crashLoop(s);
  if (loop === undefined) return driverAnswers(s);
  const limit = outlivesMs(loop);
  return condition(s.at, {
    text: `the driver has run for more than ${formatDuration(limit)}, longer than any of its last runs`,
    value: s.at - loop.since - loop.spanMs,
    unit: "ms",
    limit,
    towards: "up",
  });
}

function driverAnswers(s: Situation): ClearingCondition {
  return fact("the Spark driver answers with its streaming context", driverReachability(s).answers);
}
