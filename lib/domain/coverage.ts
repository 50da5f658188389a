/** A span that was requested from CloudWatch afterwards and has been answered. Times epoch ms. */
export interface Fill {
  readonly from: number;
  /** Exclusive. */
  readonly to: number;
  /** The period that CloudWatch has for data of that age, ms. */
  readonly periodMs: number;
  readonly askedAt: number;
  /** Metrics that were requested for it. AWS charges by them. */
  readonly metrics: number;
}

/** The back-fill of the part of a window that the history lacks. */
export interface Filling {
  /** `failed`: it is not requested again automatically. `error` says why and what to do. */
  readonly state: "waiting" | "asking" | "failed";
  /** The missing span, epoch ms. */
  readonly from: number;
  readonly to: number;
  /** The cost of requesting it, in metrics. */
  readonly metrics: number;
  readonly error?: string;
}

/** How far back a pipeline is known, or can be requested, and the reason of the limit. */
export interface Reach {
  /** Nothing before this instant is kept or requested, epoch ms. */
  readonly from: number;
  readonly limit: "history-days" | "stream-created";
  /** HISTORY_DAYS. */
  readonly days: number;
}

/**
 * The part of a window that can be known, and what is being done about the rest. Times epoch ms.
 */
export interface Coverage {
  /**
   * Present when the window begins before Spark's numbers do. `from` is their start in the window;
   * null: it has none. The driver forgets, so earlier numbers are lost.
   */
  readonly spark: { readonly from: number | null } | null;
  /** CloudWatch's coarsest period in the window, ms: a minute, or longer for old times. */
  readonly periodMs: number;
  /** Present when the window begins before the look-back. */
  readonly lookBack: Reach | null;
  readonly filling: Filling | null;
  /** The back-fills whose data this window shows. */
  readonly filled: { readonly metrics: number } | null;
}

/**
 * Price of one metric of `GetMetricData`, US dollars: 0.01 for a thousand, charged by metric and
 * call, not by datapoint.
 * @see https://aws.amazon.com/cloudwatch/pricing/
 */
export const METRIC_PRICE_USD = 0.00001;
