import type { Advisers } from "@/lib/diagnosis/parts/adviser";
import { atRiskAdvice } from "./at-risk";
import { backPressureAdvice } from "./backpressure";
import { stalledAdvice } from "./driver-stalled";
import { failingAdvice } from "./failing-batches";
import { noCoresLeftAdvice } from "./no-cores-left";
import { overTargetAdvice } from "./over-target";
import { tooSlowAdvice } from "./processing-too-slow";
import { rateCapAdvice } from "./rate-cap";
import { readingNothingAdvice } from "./reading-nothing";
import { recoveringAdvice } from "./recovering";
import { sharedLeasesAdvice } from "./shared-leases";
import { slowReadingAdvice } from "./slow-reading";
import { stuckAdvice } from "./stuck-batch";

/** Advice for the causes that batches, queues and receivers show. */
export const DSTREAM_ADVISERS: Advisers = {
  "driver-stalled": stalledAdvice,
  "stuck-batch": stuckAdvice,
  recovering: recoveringAdvice,
  "processing-too-slow": tooSlowAdvice,
  backpressure: backPressureAdvice,
  "no-cores-left": noCoresLeftAdvice,
  "reading-nothing": readingNothingAdvice,
  "shared-leases": sharedLeasesAdvice,
  "slow-reading": slowReadingAdvice,
  "rate-cap": rateCapAdvice,
  "failing-batches": failingAdvice,
  "over-target": overTargetAdvice,
  "at-risk": atRiskAdvice,
};
