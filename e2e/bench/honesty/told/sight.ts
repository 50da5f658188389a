import { troubleAt } from "../world/trouble";
import type { World } from "../world/world";

/** The upstreams that can be relied on at a world's moment. */
export interface Sight {
  readonly puts: boolean;
  readonly gets: boolean;
  readonly ages: boolean;
  readonly driver: boolean;
  readonly leases: boolean;
  /** There is no other reader of the stream: anything late or missing is ours. */
  readonly alone: boolean;
}

const OTHER_READERS: ReadonlySet<string> = new Set([
  "other-reader-late",
  "replay",
  "read-contention",
]);

export function sightOf({ at, troubles, telling }: World): Sight {
  const cloudwatch = troubleAt(troubles, "cloudwatch-fails", at) === undefined;
  const silent = troubleAt(troubles, "cloudwatch-silent", at)?.what ?? "nothing";
  const sees = (...hiding: readonly string[]) => cloudwatch && !hiding.includes(silent);
  const others = telling.otherReaders > 0 || troubles.some(({ kind }) => OTHER_READERS.has(kind));
  return {
    puts: sees("all", "puts"),
    gets: sees("all", "gets"),
    ages: sees("all", "gets", "ages"),
    driver:
      troubleAt(troubles, "driver-unreachable", at) === undefined &&
      troubleAt(troubles, "other-application", at) === undefined,
    leases:
      telling.kcl &&
      troubleAt(troubles, "leases-fail", at) === undefined &&
      troubleAt(troubles, "kinesis-fails", at) === undefined,
    // The lag and reads of a fan-out consumer are published separately.
    alone: !others || telling.fanOut,
  };
}
