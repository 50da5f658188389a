/** The calls that the demo's upstreams received, for benches: how many, and their cost. */
export interface CallCounts {
  /** By kind: `cloudwatch.GetMetricData`, `kinesis.ListShards`, `spark.streaming/batches`. */
  readonly calls: Readonly<Record<string, number>>;
  /** GetMetricData is billed by metric, not by call. */
  readonly metricsRequested: number;
  /** Bytes of Spark's answers on the wire (compressed when asked), and before compression. */
  readonly sparkBytesSent: number;
  readonly sparkBytesPlain: number;
}

export class CallCounter {
  #calls = new Map<string, number>();
  #metrics = 0;
  #sent = 0;
  #plain = 0;

  count(kind: string): void {
    this.#calls.set(kind, (this.#calls.get(kind) ?? 0) + 1);
  }

  addMetrics(count: number): void {
    this.#metrics += count;
  }

  addSparkBytes(bytes: { sent: number; plain: number }): void {
    this.#sent += bytes.sent;
    this.#plain += bytes.plain;
  }

  reset(): void {
    this.#calls.clear();
    this.#metrics = 0;
    this.#sent = 0;
    this.#plain = 0;
  }

  read(): CallCounts {
    return {
      calls: Object.fromEntries([...this.#calls].toSorted()),
      metricsRequested: this.#metrics,
      sparkBytesSent: this.#sent,
      sparkBytesPlain: this.#plain,
    };
  }
}
