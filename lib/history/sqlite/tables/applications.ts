import { inOrder, type MicroBatch } from "@/lib/domain/micro-batch";
import type { Connection } from "../file/connection";
import { table } from "./table";

export const APPLICATIONS = table({
  name: "applications",
  columns: ["pipeline", "application", "began_at", "first_batch", "last_batch", "last_started"],
  key: "pipeline, application",
  onConflict: `began_at = coalesce(excluded.began_at, began_at),
    first_batch = ${known("min", "first_batch")},
    last_batch = ${known("max", "last_batch")},
    last_started = ${known("max", "last_started")}`,
});

/** SQLite's own `min(a, b)` is NULL when either is. */
function known(pick: "min" | "max", name: string): string {
  return `coalesce(${pick}(excluded.${name}, ${name}), excluded.${name}, ${name})`;
}

/** Keeps the first, the last and the last started batch instant of each application. */
export function noteBatches(
  connection: Connection,
  pipelineId: string,
  batches: readonly MicroBatch[],
): void {
  const sorted = batches.toSorted(inOrder);
  for (const application of new Set(sorted.map((batch) => batch.application))) {
    const own = sorted.filter((batch) => batch.application === application);
    connection.run(
      APPLICATIONS.upsert,
      pipelineId,
      application,
      null,
      own.at(0)?.at ?? null,
      own.at(-1)?.at ?? null,
      own.findLast((batch) => batch.startedAt !== undefined)?.at ?? null,
    );
  }
}

/** Keeps when an application started, epoch ms, as the driver says. */
export function noteApplication(
  connection: Connection,
  pipelineId: string,
  application: { readonly id: string; readonly startedAt: number },
): void {
  const { id, startedAt } = application;
  connection.run(APPLICATIONS.upsert, pipelineId, id, startedAt, null, null, null);
}

export interface ApplicationRun {
  /** The instant of its newest batch known to have started, epoch ms. */
  readonly lastStarted?: number;
  /** When a newer application replaced it, epoch ms; Infinity: it is the newest. */
  readonly replacedAt: number;
}

/** Every application ever seen, oldest first, by its id. */
export function readApplications(
  connection: Connection,
  pipelineId: string,
): ReadonlyMap<string, ApplicationRun> {
  const rows = connection.all<{ application: string; began: number; last_started: number | null }>(
    `SELECT application, coalesce(began_at, first_batch) AS began, last_started
     FROM applications WHERE pipeline = ? ORDER BY began`,
    pipelineId,
  );
  return new Map(
    rows.map((row) => {
      const replacedAt = rows.find((other) => other.began > row.began)?.began ?? Infinity;
      const { last_started: lastStarted } = row;
      return [row.application, { replacedAt, ...(lastStarted === null ? {} : { lastStarted }) }];
    }),
  );
}
