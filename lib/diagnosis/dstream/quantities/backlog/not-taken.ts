import { quantity } from "@/lib/diagnosis/situation/quantity";
import { arrivals } from "@/lib/diagnosis/stream/quantities/share/arrivals";
import { catchingUp } from "@/lib/diagnosis/dstream/quantities/catch-up/catching-up";
import { share, shortSince } from "@/lib/diagnosis/stream/quantities/share/share";
import { workingOff } from "@/lib/diagnosis/dstream/quantities/catch-up/working-off";

/**
 * Records that were put and not taken in the present shortage: (1 − recent ÷ usual share) × arrivals × the time
 * since it began. A cap or Spark's brake leaves them in the receivers' own buffers first, and for minutes no
 * age tells of them. Undefined without a shortage, and while more is taken than put.
 */
export const notTakenRecords = quantity((situation): number | undefined => {
  const part = share(situation);
  const rate = arrivals(situation);
  const since = part?.short === true ? shortSince(part)?.at : undefined;
  if (part === undefined || since === undefined || rate === undefined) return undefined;
  if ((catchingUp(situation) ?? workingOff(situation)) !== undefined) return undefined;
  return (Math.max(0, 1 - part.recent / part.usual) * rate * (situation.at - since)) / 1000;
});
