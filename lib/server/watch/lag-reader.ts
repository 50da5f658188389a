import { MINUTE_MS, type Minute } from "@/lib/domain/minute";
import {
  type CloudWatchSource,
  createCloudWatchSource,
} from "@/lib/sources/cloudwatch/cloudwatch-source";
import type { PipelineWatch } from "./pipeline-watch";

/** KCL lag is a metric per shard, each request billed: only so many are asked for. */
const SHARDS_ASKED = 20;

/** Lag is asked for this far back, so that a trend can be seen in the first answer. */
const SPAN_MS = 15 * MINUTE_MS;

/** An age that lasts above this is worth knowing whose it is, even when it no longer rises. */
const NOTABLE_AGE_MS = 60_000;

/** The application's own lag (KCL `MillisBehindLatest`), read only while the stream's age rises. */
export class LagReader {
  readonly #sources = new Map<string, CloudWatchSource>();

  /** The minutes with the application's lag added where it is wanted and known. */
  async into(
    watch: PipelineWatch,
    minutes: readonly Minute[],
    now: number,
    signal: AbortSignal,
  ): Promise<readonly Minute[]> {
    const { kclApplication, kclRegion } = watch.pipeline;
    const open = watch.live.newest("shards")?.filter((shard) => shard.endingSequence === undefined);
    if (kclApplication === undefined || !open || open.length === 0 || !ageRises(minutes)) {
      return minutes;
    }
    const shardIds = open.map((shard) => shard.id).slice(0, SHARDS_ASKED);
    const span = { from: now - SPAN_MS, to: now + MINUTE_MS };
    try {
      const asked = { application: kclApplication, shardIds };
      const lag = await this.#source(kclRegion).readApplicationLag(asked, span, now, signal);
      return minutes.map((minute) => withLag(minute, lag.get(minute.at)));
    } catch {
      // Without it the rules that want it are blind, and say so. The stream's own figures stand.
      return minutes;
    }
  }

  close(): void {
    for (const source of this.#sources.values()) source.close();
  }

  #source(region: string): CloudWatchSource {
    const source = this.#sources.get(region) ?? createCloudWatchSource({ region });
    this.#sources.set(region, source);
    return source;
  }
}

function withLag(minute: Minute, lagMs: number | undefined): Minute {
  if (lagMs === undefined) return minute;
  return { ...minute, values: { ...minute.values, applicationLag: lagMs } };
}

/** Whether the stream's iterator age is high or higher than it was, over its last ten minutes. */
export function ageRises(minutes: readonly Minute[]): boolean {
  const ages = minutes.slice(-10).flatMap(({ values }) => values.iteratorAge ?? []);
  const [first, last] = [ages[0], ages.at(-1)];
  if (first === undefined || last === undefined) return false;
  return last > NOTABLE_AGE_MS || last > first + 1_000;
}
