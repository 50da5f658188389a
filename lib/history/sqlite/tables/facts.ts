import { isDeepStrictEqual } from "node:util";
import {
  isKeptWhenEqual,
  isScan,
  type FactKind,
  type FactShapes,
  type Reading,
} from "@/lib/domain/facts";
import { emptyWindow, type PipelineWindow } from "@/lib/domain/window";
import { noteApplication } from "./applications";
import type { Connection } from "../file/connection";
import type { Span } from "../../port";
import { table } from "./table";
import { DAY_MS } from "@/lib/domain/metric-period";

export const FACTS = table({
  name: "facts",
  columns: ["pipeline", "kind", "at", "value"],
  time: "at",
  key: "pipeline, kind, at",
  onConflict: "value = excluded.value",
});

interface FactRow {
  readonly at: number;
  readonly value: string;
}

/**
 * Keeps a reading that differs from the newest one up to its time; a reading older than the newest
 * is inserted at its place. Scans are kept even when equal: they show that nothing moved in
 * between. So are shard lags: a repeated one holds until then.
 */
export function writeFact<K extends FactKind>(
  connection: Connection,
  pipelineId: string,
  kind: K,
  reading: Reading<FactShapes[K]>,
): void {
  const value = JSON.stringify(reading.value);
  if (!isKeptWhenEqual(kind) && saysTheSame(connection, pipelineId, kind, reading.at, value))
    return;
  connection.run(FACTS.upsert, pipelineId, kind, reading.at, value);
  if (isScan(kind)) keepNewestScans(connection, pipelineId, kind);
  if (isApplication(kind, reading)) noteApplication(connection, pipelineId, reading.value);
}

function saysTheSame(
  connection: Connection,
  pipelineId: string,
  kind: FactKind,
  at: number,
  value: string,
): boolean {
  const [kept] = connection.all<FactRow>(
    "SELECT at, value FROM facts WHERE pipeline = ? AND kind = ? AND at <= ? ORDER BY at DESC LIMIT 1",
    pipelineId,
    kind,
    at,
  );
  return kept !== undefined && isDeepStrictEqual(JSON.parse(kept.value), JSON.parse(value));
}

function isApplication(
  kind: FactKind,
  _reading: Reading<FactShapes[FactKind]>,
): _reading is Reading<FactShapes["application"]> {
  return kind === "application";
}

/** The readings inside the span, including those of its first instant. */
export function readFacts<K extends FactKind>(
  connection: Connection,
  pipelineId: string,
  kind: K,
  span: Span,
): Reading<FactShapes[K]>[] {
  return connection
    .all<FactRow>(
      "SELECT at, value FROM facts WHERE pipeline = ? AND kind = ? AND at >= ? AND at < ? ORDER BY at",
      pipelineId,
      kind,
      span.from,
      span.to,
    )
    .map((row) => toReading<K>(row));
}

function toReading<K extends FactKind>({ at, value }: FactRow): Reading<FactShapes[K]> {
  // Written by `writeFact` under this kind; a shape that changes needs a migration.
  return { at, value: JSON.parse(value) as FactShapes[K] };
}

// `as`: Object.keys forgets which kinds there are.
const ALL_KINDS = Object.keys(emptyWindow(0, 0, 0).facts) as FactKind[];

/** The readings of these kinds in the span, preceded by the one that held when it began. */
export function readWindowFacts<K extends FactKind = FactKind>(
  connection: Connection,
  pipelineId: string,
  span: Span,
  kinds: readonly K[] = ALL_KINDS as readonly FactKind[] as readonly K[],
): Pick<PipelineWindow["facts"], K> {
  return Object.fromEntries(
    kinds.map((kind) => {
      const from = newestBefore(connection, pipelineId, kind, span.from) ?? span.from;
      return [kind, readFacts(connection, pipelineId, kind, { from, to: span.to })];
    }),
    // `as`: fromEntries forgets which kinds there are, too.
  ) as unknown as Pick<PipelineWindow["facts"], K>;
}

function newestBefore(connection: Connection, pipelineId: string, kind: FactKind, from: number) {
  const [row] = connection.all<{ at: number | null }>(
    "SELECT max(at) AS at FROM facts WHERE pipeline = ? AND kind = ? AND at < ?",
    pipelineId,
    kind,
    from,
  );
  return row?.at ?? undefined;
}

/** A day of lease scans is 1 440; `work` is read faster, but only while a batch hangs. */
const KEPT_READINGS = 3_000;

/** Deletes scans a day older than the newest one, and all but the newest 3 000. */
function keepNewestScans(connection: Connection, pipelineId: string, kind: FactKind): void {
  connection.run(
    `DELETE FROM facts WHERE pipeline = ?1 AND kind = ?2 AND at < max(
       (SELECT max(at) FROM facts WHERE pipeline = ?1 AND kind = ?2) - ?3,
       coalesce((SELECT at FROM facts WHERE pipeline = ?1 AND kind = ?2
                 ORDER BY at DESC LIMIT 1 OFFSET ${KEPT_READINGS - 1}), 0))`,
    pipelineId,
    kind,
    DAY_MS,
  );
}
