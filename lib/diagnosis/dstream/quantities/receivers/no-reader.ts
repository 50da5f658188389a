import { formerApplication } from "@/lib/diagnosis/driver/quantities/former-application";
import { asOf, type Situation } from "@/lib/diagnosis/situation/situation";
import { hasNoExecutor } from "./slots";

/** No receiver is active, no executor is left to run one, or another application is at the address. */
export function hasNoReader(situation: Situation): boolean {
  return (
    asOf(situation, "receivers")?.active === 0 ||
    hasNoExecutor(situation) ||
    formerApplication(situation) !== undefined
  );
}
