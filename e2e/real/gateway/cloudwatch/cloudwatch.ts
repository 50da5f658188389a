import type { MetricQuery } from "@/lib/demo/wire/aws/metric-request";
import { legalPeriod, type Points } from "@/lib/demo/wire/aws/metric-series";
import { MetricSeries } from "./metric-series";
import { type SampleSet, statisticOf } from "./sample-set";

/** A metric's full name: CloudWatch rolls nothing up over dimensions. */
export interface MetricName {
  readonly namespace: string;
  readonly metric: string;
  readonly dimensions: Readonly<Record<string, string>>;
}

interface CloudWatchOptions {
  /** From the telling until it can be read, ms. */
  readonly lateMs: number;
  /** Epoch ms. */
  readonly now: () => number;
}

/** What one CloudWatch knows: every series that anything was told of. */
export class CloudWatch {
  readonly #options: CloudWatchOptions;
  readonly #series = new Map<string, MetricSeries>();
  /** A stream's name or a namespace to when its metrics fell silent, epoch ms. */
  readonly #silentSince = new Map<string, number>();

  constructor(options: CloudWatchOptions) {
    this.#options = options;
  }

  /** Tells samples of now, or of another time (epoch ms). */
  tell(name: MetricName, samples: SampleSet, at: number = this.#options.now()): void {
    const key = keyOf(name);
    const series = this.#series.get(key) ?? new MetricSeries(this.#options.lateMs);
    this.#series.set(key, series);
    series.add(samples, at, this.#options.now());
  }

  /**
   * Publishes nothing more of these streams and namespaces, though it still answers: what is told
   * meanwhile is kept, as in an outage of CloudWatch's own intake.
   */
  silence(subjects: readonly string[]): void {
    for (const subject of subjects) this.#silentSince.set(subject, this.#options.now());
  }

  /** Publishes all that was kept, at once. */
  endSilence(subjects: readonly string[]): void {
    for (const subject of subjects) this.#silentSince.delete(subject);
  }

  /**
   * The datapoints of one query between two times, epoch s. An unknown metric is an empty series,
   * as is a period too short for its age: CloudWatch calls neither an error.
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
