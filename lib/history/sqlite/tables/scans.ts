import type { FactKind } from "@/lib/domain/facts";
import { DAY_MS } from "@/lib/domain/minute";
import type { Connection } from "../file/connection";

/** Kinds of which two readings are compared: every one is kept, for a day. */
export const SCANS: ReadonlySet<FactKind> = new Set(["leases", "work"]);

const KEPT_MS = DAY_MS;

/** A day of lease scans is 1 440; `work` is read faster, but only while a batch hangs. */
const KEPT_READINGS = 3_000;

/** Deletes scans a day older than the newest one, and all but the newest 3 000. */
export function keepNewestScans(connection: Connection, pipelineId: string, kind: FactKind): void {
  connection.run(
    `DELETE FROM facts WHERE pipeline = ?1 AND kind = ?2 AND at < max(
       (SELECT max(at) FROM facts WHERE pipeline = ?1 AND kind = ?2) - ?3,
       coalesce((SELECT at FROM facts WHERE pipeline = ?1 AND kind = ?2
                 ORDER BY at DESC LIMIT 1 OFFSET ${KEPT_READINGS - 1}), 0))`,
    pipelineId,
    kind,
    KEPT_MS,
  );
}
