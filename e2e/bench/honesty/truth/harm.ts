import type { Trouble } from "../world/trouble";
import { beatOf, type Pipeline } from "../world/world";

/** Above this share of its effective interval Spark has no room: whether it falls behind is chance. */
const NO_ROOM = 0.88;
/** A shorter pause is normal. */
const EVERYDAY_S = 45;

/** Whether a trouble, if nobody mends it, makes records late, unread or lost. The others are traps. */
export function isHarmful(trouble: Trouble, pipeline: Pipeline): boolean {
  switch (trouble.kind) {
    case "restart":
    case "nothing-put":
    case "reshard":
    case "bursts":
    case "cloudwatch-silent":
    case "cloudwatch-fails":
    case "kinesis-fails":
    case "leases-fail":
    case "driver-unreachable":
    case "driver-clock":
    case "other-reader-late":
    case "replay":
    case "age-spike":
      return false;
    case "other-application":
      return trouble.ours === "down";
    case "slow-code":
      return pipeline.utilisation * trouble.factor > NO_ROOM;
    case "executors-lost":
      return pipeline.utilisation / trouble.left > NO_ROOM;
    case "sawtooth":
      return trouble.pauseS > EVERYDAY_S;
    case "heavy-batches":
      return trouble.extraS > Math.max(EVERYDAY_S, 1.5 * beatOf(pipeline));
    default:
      return true;
  }
}
