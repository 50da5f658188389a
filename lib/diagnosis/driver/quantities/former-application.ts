import { quantity } from "@/lib/diagnosis/situation/quantity";

/**
 * The name of the application that was at the driver's address before, where it was another one. A port
 * may pass to another application when its own has ended: then everything that this driver tells is
 * true, and of something else.
 */
export const formerApplication = quantity(({ window, at, application }): string | undefined =>
  application === undefined
    ? undefined
    : window.facts.application.findLast(
        (reading) => reading.at <= at && reading.value.name !== application.name,
      )?.value.name,
);
