import { z } from "zod";
import type { Incident } from "@/lib/incidents/incident/incident";
import type { Effect } from "./effect";

/** The driver does not answer, in any state. */
export const silentDriver: Effect = (incident) => ({ ...incident, spark: null });

const batch = z.looseObject({ batchId: z.number(), status: z.string() });
const batchList = z.array(batch);

/** Changes the list of batches, newest first. */
function mapBatches(
  incident: Incident,
  change: (batches: z.infer<typeof batchList>) => z.infer<typeof batchList>,
): Incident {
  if (incident.spark === null) return incident;
  const batches = change(batchList.parse(incident.spark.batches));
  return { ...incident, spark: { ...incident.spark, batches } };
}

/** The outputs of all batches from an instant on fail (except those that `spared` admits). */
export function withFailedOutputs(since: number, spared: (index: number) => boolean): Effect {
  return (incident) =>
    mapBatches(incident, (batches) =>
      batches.map((one, index) =>
        one.batchId < since * 1000 || one.status !== "COMPLETED" || spared(index)
          ? one
          : {
              ...one,
              numCompletedOutputOps: 0,
              numFailedOutputOps: 1,
              firstFailureReason: "java.lang.IllegalStateException: the sink is full",
            },
      ),
    );
}

/** The driver makes no batches after an instant, and the earlier ones are done. Epoch s. */
export function withoutBatchesAfter(second: number): Effect {
  return (incident) => {
    const cut = mapBatches(incident, (batches) =>
      batches.filter(({ batchId }) => batchId <= second * 1000),
    );
    if (cut.spark === null) return cut;
    const jobs = jobList.parse(cut.spark.jobs).filter(({ name }) => !name.startsWith("foreachRDD"));
    const statistics = withoutDone(
      cut.spark.statistics,
      (incident.at - second * 1000) / incident.interval,
    );
    return { ...cut, spark: { ...cut.spark, jobs, statistics } };
  };
}

const counted = z.looseObject({ numTotalCompletedBatches: z.number() });

/** The driver's own count does not move either. */
function withoutDone(statistics: unknown, batches: number): unknown {
  const told = counted.parse(statistics);
  const fewer = Math.max(0, Math.floor(batches));
  return { ...told, numTotalCompletedBatches: told.numTotalCompletedBatches - fewer };
}

const jobList = z.array(z.looseObject({ name: z.string() }));

const environment = z.looseObject({ sparkProperties: z.array(z.array(z.string())) });

/** A property of the application that has no effect on its behaviour. */
export function withSetting(name: string, value: string): Effect {
  return (incident) => {
    if (incident.spark === null) return incident;
    const told = environment.parse(incident.spark.environment);
    const sparkProperties = [...told.sparkProperties, [name, value]];
    return {
      ...incident,
      spark: { ...incident.spark, environment: { ...told, sparkProperties } },
    };
  };
}
