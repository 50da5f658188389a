import { isSilent } from "@/lib/diagnosis/driver/quantities/reachability";
import type { Consumption } from "@/lib/diagnosis/situation/situation";
import { restartCosts } from "./quantities/restart/restart-costs";
import { BATCHES } from "./needs";
import { effectiveInterval } from "./quantities/batches/effective-interval";
import { emptyBatches } from "./quantities/batches/empty-batches";
import { intake } from "./quantities/batches/intake";
import { intakeByMinute } from "./quantities/batches/intake-by-minute";
import { newestBatches } from "./quantities/batches/newest-batches";
import { capacity } from "./quantities/capacity/capacity";
import { hasTimeToSpare } from "./quantities/capacity/utilisation";
import { catchingUp } from "./quantities/catch-up/catching-up";
import { workingOff } from "./quantities/catch-up/working-off";
import { queue } from "./quantities/queue/queue";
import { isCapped, isLimitSet, isRateLimited } from "./quantities/rate-limits/rate-limited";
import { hasNoReader } from "./quantities/receivers/no-reader";
import { outageBacklogSince } from "./quantities/restart/outage-backlog";
import { startingUp } from "./quantities/restart/starting-up";

/** How the stream is consumed, as seen from receivers, their batches and their queue. */
export const DSTREAM_CONSUMPTION: Consumption = {
  needs: BATCHES,
  effectiveInterval,
  newestBatches,
  intakePerSecond: (situation) => intake(situation)?.recordsPerSecond,
  intakeByMinute,
  emptyBatches,
  hasTimeToSpare,
  oldestBatchMs: (situation) => queue(situation).headAgeMs,
  isLimitSet,
  isLimited: isRateLimited,
  isCapped,
  catchingUp,
  isWorkingOff: (situation) => workingOff(situation) !== undefined,
  outageBacklogSince,
  hasNoReader,
  isSilent,
  sustainablePerSecond: (situation) => capacity(situation)?.recordsPerSecond,
  startingUp,
  restartCosts,
};
