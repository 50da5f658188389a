import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { MicroBatch } from "@/lib/domain/micro-batch";
import { batchOf, type TestBatch } from "@/lib/domain/testing/batch-of";
import type { MetricPeriod } from "@/lib/domain/metric-period";
import type { History } from "../../port";
import { openSqlite, type SqliteOptions } from "../open-sqlite";

/** A whole minute, epoch ms, from which the tests count. */
export const T0 = Date.UTC(2026, 2, 1, 12);
export const PIPELINE = "orders";

/** A directory for one test, removed after it. */
export function temporaryDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), "narrows-history-"));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

/** A history in its own directory, closed after the test. */
export async function temporaryHistory(options: Partial<SqliteOptions> = {}): Promise<History> {
  const directory = options.directory ?? temporaryDirectory();
  const history = await openSqlite({ ...options, directory });
  onTestFinished(() => history.close());
  return history;
}

/** The minute that starts `index` minutes after T0, settled unless it says otherwise. */
export function periodAt(
  index: number,
  values: MetricPeriod["values"],
  rest: Partial<MetricPeriod> = {},
): MetricPeriod {
  const at = T0 + index * 60_000;
  return { at, periodMs: 60_000, readAt: at + 300_000, values, ...rest };
}

/** The batch this many seconds after T0: queued, unless it says otherwise. */
export function batchAt(second: number, rest: Omit<TestBatch, "at"> = {}): MicroBatch {
  return batchOf({ ...rest, at: T0 + second * 1_000 });
}

/** The span between these numbers of seconds after T0. */
export function seconds(from: number, to: number) {
  return { from: T0 + from * 1_000, to: T0 + to * 1_000 };
}
