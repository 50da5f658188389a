import { formerApplication } from "@/lib/diagnosis/driver/quantities/former-application";
import { asOf, seen, type Situation } from "@/lib/diagnosis/situation/situation";
import { slots } from "./slots";

/** No receiver is active, no executor is left to run one, or another application is at the address. */
export function hasNoReader(situation: Situation): boolean {
  return (
    asOf(situation, "receivers")?.active === 0 ||
    seen(situation, "slots")?.executors === 0 ||
    slots(situation)?.total === 0 ||
    formerApplication(situation) !== undefined
  );
}
