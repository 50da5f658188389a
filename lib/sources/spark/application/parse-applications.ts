import * as z from "zod";
import { maskSecrets } from "@/lib/domain/text/mask-secrets";
import type { ApplicationFacts } from "@/lib/domain/spark-facts";
import { countFromZero, instant } from "../../untrusted/numbers";
import { shownName } from "../../untrusted/shown-text";
import { SourceError } from "../../source";
import { fitBody } from "../http/fit-body";

const CALL = "applications";

/**
 * The id appears in sentences, and in paths, where it cannot be masked; applications may choose
 * their own.
 */
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
          // The age of a running application by the driver's clock; 0 before Spark 3.5
          // (SPARK-42697).
          duration: countFromZero.optional(),
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
  const { application, attempt } = running(body);
  if (application.id === undefined) {
    throw new SourceError({
      source: "spark",
      call: CALL,
      fault: "starting",
      message:
        "The Spark driver is starting and has no application id yet: wait, it is asked again; if this lasts, look at the driver's log.",
    });
  }
  return {
    id: application.id,
    name: application.name,
    startedAt: attempt.startTimeEpoch,
    sparkVersion: attempt.appSparkVersion,
  };
}

/**
 * The driver's own clock when it answered, epoch ms: the start of its application plus how long it
 * has run. Unlike a `Date` header, no proxy can have written it. Undefined before Spark 3.5, whose
 * drivers give no duration.
 *
 * @throws SourceError as `parseApplications` does.
 */
export function driverClock(body: unknown): number | undefined {
  const { startTimeEpoch, duration = 0 } = running(body).attempt;
  const now = instant.safeParse(startTimeEpoch + duration);
  return duration > 0 ? now.data : undefined;
}

type Listed = z.infer<typeof applications>[number];

/** The one application of a live driver. */
function running(body: unknown): {
  readonly application: Listed;
  readonly attempt: Listed["attempts"][number];
} {
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
  return { application, attempt };
}

function notLive(what: string): SourceError {
  return new SourceError({
    source: "spark",
    call: CALL,
    fault: "no-application",
    message: `The Spark address answers, but ${what}.`,
  });
}
