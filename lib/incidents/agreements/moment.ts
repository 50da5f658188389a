import type { SourceName, SourceState } from "@/lib/domain/source-state";
import type { Verdict } from "@/lib/domain/verdict";

/** The facts in the data at an instant, which the page's statements are compared with. Times epoch ms. */
export interface Known {
  /** When the application of this instant started, epoch ms. */
  readonly startedAt: number | undefined;
  /** The effective interval, ms; undefined when no interval is known. */
  readonly beatMs: number | undefined;
  readonly concurrentJobs: number;
  /** A lag above this is late, ms. */
  readonly lateLimitMs: number;
  /** The time since the newest completed batch ended, ms; undefined before the first. */
  readonly sinceDoneMs: number | undefined;
  /** The time since the driver last answered, ms; 0 while it answers. */
  readonly silentMs: number;
  /** The age of the oldest batch that is not done, ms; 0 without one. */
  readonly openMs: number;
  /** Batches that are made and not started. */
  readonly waiting: number;
  readonly lagRises: boolean;
  readonly queueRises: boolean;
  /** The newest datapoint of the application's own lag, as published. */
  readonly ownLag: Point | undefined;
  /** The same for the iterator age, which is that of the stream's oldest reader. */
  readonly streamAge: Point | undefined;
  /** The larger of the last datapoints of the two, as charts draw them, ms. */
  readonly drawnLagMs: number | undefined;
  /**
   * Since when nothing is read, epoch ms: from then on the lag grows by the clock, and is not
   * published.
   */
  readonly unreadSince: number | undefined;
  /** Arriving user records, records/s. */
  readonly arriving: number | undefined;
  /**
   * The rate at which one of the newest batches read, records/s: CloudWatch will publish it in
   * minutes.
   */
  readonly taking: number;
  /** Put rate of each of the last settled minutes, records/s, the newest last. */
  readonly put: readonly number[];
  /** Read rate of each of them, by all readers, records/s. */
  readonly got: readonly number[];
  /** The time that a batch needs with any number of slots, ms. */
  readonly longestTasksMs: number | undefined;
  readonly slots: number | undefined;
  readonly openShards: number | undefined;
  readonly sources: Readonly<Partial<Record<SourceName, SourceState["status"]>>>;
}

export interface Point {
  readonly at: number;
  readonly ms: number;
}

/** One minute of a pipeline: what the page says, and what is known. */
export interface Moment {
  /** As shown: folded over time, with its conditions for clearing. */
  readonly verdict: Verdict;
  /** The result of this instant alone. */
  readonly raw: Pick<Verdict, "bottleneck" | "cause">;
  readonly known: Known;
  /** The minute before. */
  readonly before?: Moment | undefined;
}

/** A statement that must hold in every minute. */
export interface Agreement {
  readonly name: string;
  /** The contradicting texts, when it does not hold. */
  readonly broken: (moment: Moment) => string | undefined;
}

/** Whether the verdict shown is of an earlier instant: its headline, advice and since are too. */
export function isHeldOver({ verdict, raw }: Moment): boolean {
  return raw.cause !== verdict.cause || raw.bottleneck !== verdict.bottleneck;
}

/** The moment and those before it, the newest first, at most `count`. */
export function lately(moment: Moment, count: number): readonly Moment[] {
  const found: Moment[] = [];
  for (let one: Moment | undefined = moment; one !== undefined && found.length < count;)
    [one] = [one.before, found.push(one)];
  return found;
}
