import type { History } from "../port";
import { openSqlite, type SqliteOptions } from "../sqlite/open-sqlite";

/** Which store keeps the history, and where: the setting HISTORY, and what else that store needs. */
export type HistoryOptions = {
  /** By default `sqlite`. */
  readonly kind?: HistoryKind;
} & SqliteOptions;

/** The stores that exist. `lib/config` lists them too, since it is read before anything is installed. */
export const HISTORY_KINDS = ["sqlite"] as const;

export type HistoryKind = (typeof HISTORY_KINDS)[number];

type Open = (options: HistoryOptions) => Promise<History>;

const OPEN: Readonly<Record<HistoryKind, Open>> = { sqlite: openSqlite };

/**
 * The one place where a store is chosen. A store that is out of order opens all the same and
 * reports it (`trouble`). Rejects only for options that no store accepts.
 */
export function openHistory(options: HistoryOptions): Promise<History> {
  return OPEN[options.kind ?? "sqlite"](options);
}
