import { z } from "zod";
import { incidentSchema } from "../incident/incident";

/**
 * A recording in a file: an incident whose truth may be unknown, and Narrows' verdict when it was
 * recorded.
 */
export const recordedIncidentSchema = incidentSchema.partial({ truth: true }).extend({
  said: z
    .object({
      bottleneck: z.string(),
      cause: z.string(),
      severity: z.string(),
      since: z.number().nullable(),
      headline: z.string(),
    })
    .optional(),
});

export type RecordedIncident = z.infer<typeof recordedIncidentSchema>;
