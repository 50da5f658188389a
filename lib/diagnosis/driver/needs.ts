import { formatDuration } from "@/lib/format/quantity";
import type { Need } from "@/lib/diagnosis/situation/situation";
import { inItsWords } from "@/lib/diagnosis/situation/source-trouble";
import { SILENT_MS, driverReachability } from "./quantities/reachability";

/** Batches are evaluated only while the driver answers, or has been silent only briefly. */
export const sparkAnswers: Need = {
  met: (s) => driverReachability(s).silentMs <= SILENT_MS,
  missing: (s) =>
    inItsWords(s, "spark") ??
    `the Spark driver has not answered for ${formatDuration(driverReachability(s).silentMs)}`,
};
