/** A span that CloudWatch was asked for afterwards, and has answered. Times epoch ms. */
export interface Fill {
  readonly from: number;
  /** Exclusive. */
  readonly to: number;
  /** The period that is legal for the age of the span, ms. */
  readonly periodMs: number;
  readonly askedAt: number;
  /** Metrics that were requested for it: what AWS charges by. */
  readonly metrics: number;
}

/** What fetching the part of a window that the history lacks has come to. */
export interface Filling {
  /** `failed`: it is not asked again by itself; `error` says why and what to do. */
  readonly state: "waiting" | "asking" | "failed";
  /** What is still missing, epoch ms. */
  readonly from: number;
  readonly to: number;
  /** What asking for it costs, metrics. */
  readonly metrics: number;
  readonly error?: string;
}

/** How far back a pipeline is known, or can be asked for, and what limits it. */
export interface Reach {
  /** Before this instant nothing is kept, nor asked for, epoch ms. */
  readonly from: number;
  readonly limit: "history-days" | "stream-created";
  /** HISTORY_DAYS. */
  readonly days: number;
}

/** What can be known of a window, and what is being done about the rest. Times epoch ms. */
export interface Coverage {
  /**
   * Present when the window begins before Spark's numbers do; `from` is where they begin in it, null:
   * nowhere. The driver forgets, so what it does not tell now cannot be had any more.
   */
  readonly spark: { readonly from: number | null } | null;
  /** The coarsest period of CloudWatch's in the window, ms: a minute, or longer for old ones. */
  readonly periodMs: number;
  /** Present when the window begins before it. */
  readonly lookBack: Reach | null;
  readonly filling: Filling | null;
  /** Back-fills that this window shows. */
  readonly filled: { readonly metrics: number } | null;
}

/**
 * Price of one metric of `GetMetricData`, US dollars: 0.01 for a thousand, charged by metric and
 * call, not by datapoint.
 * @see https://aws.amazon.com/cloudwatch/pricing/
 */
export const METRIC_PRICE_USD = 0.00001;
