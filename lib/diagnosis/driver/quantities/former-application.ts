import { quantity } from "@/lib/diagnosis/situation/quantity";

/**
 * The name of the application that was at the driver's address before, if it was another one. A port may
 * pass to another application after the first one ends. Everything the driver reports is then true, but
 * about another application.
 */
export const formerApplication = quantity(({ window, at, application }): string | undefined =>
  application === undefined
    ? undefined
    : window.facts.application.findLast(
        (reading) => reading.at <= at && reading.value.name !== application.name,
      )?.value.name,
);
