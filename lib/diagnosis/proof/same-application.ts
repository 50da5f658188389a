import type { Situation } from "../situation";
import { type Claim, proven, unproven } from "./claim";
import { formerApplication } from "../quantities/former-application";

/** The application at the address is the one that was there. */
export function sameApplication(s: Situation): Claim {
  const former = formerApplication(s);
  const name = s.application?.name;
  if (former === undefined || name === undefined)
    return proven(s, "same-application", {
      text: name === undefined ? "No application is known." : `The driver runs ${name}, as it did.`,
    });
  return unproven(
    s,
    "same-application",
    `the driver at this address now runs ${name} instead of ${former}`,
    { dispensable: true },
  );
}
