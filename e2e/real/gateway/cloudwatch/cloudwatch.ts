import type { MetricQuery } from "@/lib/demo/wire/aws/metric-request";
import { legalPeriod, type Points } from "@/lib/demo/wire/aws/metric-series";
import { MetricSeries } from "./metric-series";
import { type SampleSet, statisticOf } from "./sample-set";

/** The full name of a metric: CloudWatch sums nothing over dimensions. */
export interface MetricName {
  readonly namespace: string;
  readonly metric: string;
  readonly dimensions: Readonly<Record<string, string>>;
}

interface CloudWatchOptions {
  /** From the moment a sample is written until it can be read, ms. */
  readonly lateMs: number;
  /** Epoch ms. */
  readonly now: () => number;
}

/** One CloudWatch: all series that were written. */
export class CloudWatch {
  readonly #options: CloudWatchOptions;
  readonly #series = new Map<string, MetricSeries>();
  /** From a stream's name or a namespace to the start of its silence, epoch ms. */
  readonly #silentSince = new Map<string, number>();

  constructor(options: CloudWatchOptions) {
    this.#options = options;
  }

  /** Writes samples of now, or of another time (epoch ms). */
  tell(name: MetricName, samples: SampleSet, at: number = this.#options.now()): void {
    const key = keyOf(name);
    const series = this.#series.get(key) ?? new MetricSeries(this.#options.lateMs);
    this.#series.set(key, series);
    series.add(samples, at, this.#options.now());
  }

  /**
   * Publishes nothing new of these streams and namespaces, but still answers. Samples written
   * meanwhile are kept, as in an outage of CloudWatch's own intake.
   */
  silence(subjects: readonly string[]): void {
    for (const subject of subjects) this.#silentSince.set(subject, this.#options.now());
  }

  /** Publishes all that was kept, at once. */
  endSilence(subjects: readonly string[]): void {
    for (const subject of subjects) this.#silentSince.delete(subject);
  }

  /**
   * The datapoints of one query between two times, epoch s. An unknown metric gives an empty
   * series, and so does a period that is too short for its age: CloudWatch answers neither with an
   * error.
   */
  read(query: MetricQuery, { start, end }: { start: number; end: number }): Points {
    const now = this.#options.now();
    const legal = legalPeriod(now / 1_000 - start);
    const { namespace, metric, dimensions, period, stat } = query;
    const name = { namespace, metric, dimensions: Object.fromEntries(dimensions) };
    const series = this.#series.get(keyOf(name));
    if (series === undefined || period % legal !== 0) return [];
    series.publish(Math.min(now, this.#silenceOf(name)));
    const span = { start: start - (start % legal), end, period };
    return series.periods(span).flatMap(([at, samples]) => {
      const value = statisticOf(samples, stat);
      return value === undefined ? [] : [[at, value] as const];
    });
  }

  #silenceOf({ namespace, dimensions }: MetricName): number {
    const since = [namespace, dimensions.StreamName ?? ""].map((subject) =>
      this.#silentSince.get(subject),
    );
    return Math.min(...since.map((at) => at ?? Infinity));
  }
}

function keyOf({ namespace, metric, dimensions }: MetricName): string {
  return JSON.stringify([namespace, metric, Object.entries(dimensions).toSorted(byName)]);
}

const byName = ([left]: [string, string], [right]: [string, string]): number =>
  left < right ? -1 : 1;
