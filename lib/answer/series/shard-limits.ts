import type { LimitView, WindowAnswer } from "@/lib/contract/window";
import type { Reading } from "@/lib/domain/facts";
import type { StreamFacts } from "@/lib/domain/stream-facts";
import {
  READ_BYTES_PER_SHARD,
  WRITE_BYTES_PER_SHARD,
  WRITE_RECORDS_PER_SHARD,
} from "@/lib/domain/shard-limits";
import type { Span } from "@/lib/history/port";
import { readingAt } from "../facts/reading-at";

/** By their names in the API. */
const PER_SHARD = {
  writeBytesPerSecond: WRITE_BYTES_PER_SHARD,
  writeRecordsPerSecond: WRITE_RECORDS_PER_SHARD,
  readBytesPerSecond: READ_BYTES_PER_SHARD,
} as const;

export type LimitName = keyof typeof PER_SHARD;

/** The stream's limits at that time; undefined for on-demand streams, whose limits cannot be read. */
export function shardLimits(
  stream: StreamFacts | undefined,
): Readonly<Record<LimitName, number>> | undefined {
  if (!stream || stream.mode === "on-demand") return undefined;
  const of = (name: LimitName): number => stream.openShards * PER_SHARD[name];
  return {
    writeBytesPerSecond: of("writeBytesPerSecond"),
    writeRecordsPerSecond: of("writeRecordsPerSecond"),
    readBytesPerSecond: of("readBytesPerSecond"),
  };
}

/** The three limits over a window, with a point at each change of the shard count. */
export function limitViews(
  stream: readonly Reading<StreamFacts>[],
  span: Span,
): Pick<WindowAnswer["limits"], LimitName> {
  const corners = [
    span.from,
    ...stream.map(({ at }) => at).filter((at) => at > span.from && at < span.to),
  ];
  const view = (name: LimitName): LimitView | null => {
    const points = corners.flatMap((at): [number, number][] => {
      const limit = shardLimits(readingAt(stream, at)?.value)?.[name];
      return limit === undefined ? [] : [[at, limit]];
    });
    const changes = points.filter(([, limit], i) => limit !== points[i - 1]?.[1]);
    const last = changes.at(-1);
    return last ? { points: [...changes, [span.to, last[1]]] } : null;
  };
  return {
    writeBytesPerSecond: view("writeBytesPerSecond"),
    writeRecordsPerSecond: view("writeRecordsPerSecond"),
    readBytesPerSecond: view("readBytesPerSecond"),
  };
}
