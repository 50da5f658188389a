import { quantity } from "@/lib/diagnosis/situation/quantity";
import { held } from "@/lib/diagnosis/situation/situation";

/**
 * What `spark.streaming.receiver.maxRate` lets all active receivers together take, records/s;
 * undefined without a cap. The setting counts per receiver.
 */
export const rateCapPerSecond = quantity((situation): number | undefined => {
  const perReceiver = held(situation, "settings")?.maxRate;
  if (perReceiver === undefined || perReceiver <= 0) return undefined;
  return perReceiver * Math.max(1, held(situation, "receivers")?.active ?? 1);
});
