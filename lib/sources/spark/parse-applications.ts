import * as z from "zod";
import { maskSecrets } from "@/lib/domain/mask-secrets";
import type { ApplicationFacts } from "@/lib/domain/facts";
import { instant } from "../numbers";
import { shownName } from "../shown-text";
import { SourceError } from "../source";
import { fitBody } from "./fit-body";

const CALL = "applications";

/** It stands in paths, where it cannot be masked, and in sentences; applications may choose their own. */
const applicationId = z
  .string()
  .regex(/^[^\s\p{Cc}/?#]{1,255}$/u)
  .refine((id) => maskSecrets(id) === id);

const applications = z.array(
  z.object({
    // Drivers up to Spark 3.2 list themselves before they have an id.
    id: applicationId.optional(),
    name: shownName,
    attempts: z
      .array(
        z.object({
          startTimeEpoch: instant,
          completed: z.boolean().optional(),
          appSparkVersion: shownName.default("unknown"),
        }),
      )
      .min(1),
  }),
);

/**
 * Reads `GET /applications` of a live driver, which lists exactly one: itself.
 *
 * @throws SourceError `starting` while the driver has no id yet; `no-application` when it lists
 *   none, several, or one that has ended: that is a History Server, which never has streaming data.
 */
export function parseApplications(
  body: unknown,
): Pick<ApplicationFacts, "id" | "name" | "startedAt" | "sparkVersion"> {
  const listed = fitBody(CALL, applications, body);
  const [application] = listed;
  const [attempt] = application?.attempts ?? [];
  if (application === undefined || attempt === undefined) {
    throw notLive("lists no application: check that the Spark address is the driver's own");
  }
  if (listed.length > 1 || attempt.completed === true) {
    throw notLive(
      `lists ${listed.length > 1 ? `${listed.length} applications` : "an application that has ended"}, ` +
        "as a History Server does, which keeps no streaming data: use the running driver's own address",
    );
  }
  if (application.id === undefined) {
    throw new SourceError({
      source: "spark",
      call: CALL,
      fault: "starting",
      message: "spark: the driver is starting and has no application id yet: it is asked again",
    });
  }
  return {
    id: application.id,
    name: application.name,
    startedAt: attempt.startTimeEpoch,
    sparkVersion: attempt.appSparkVersion,
  };
}

function notLive(what: string): SourceError {
  return new SourceError({
    source: "spark",
    call: CALL,
    fault: "no-application",
    message: `spark: the address answers, but ${what}`,
  });
}
