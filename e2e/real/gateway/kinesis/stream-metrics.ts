import type { CloudWatch } from "../cloudwatch/cloudwatch";
import { sampleOf } from "../cloudwatch/sample-set";
import { NO_TRAFFIC, type StreamTraffic } from "./stream-traffic";

/** The outcome of one PutRecord or PutRecords. */
export interface Put {
  readonly operation: "PutRecord" | "PutRecords";
  /** Records sent, accepted, and refused by a limit. The rest failed inside the service. */
  readonly asked: number;
  readonly taken: number;
  readonly throttled: number;
  /** Bytes of the accepted records. */
  readonly bytes: number;
  readonly latencyMs: number;
}

/** One answered GetRecords. */
export interface Get {
  readonly records: number;
  readonly bytes: number;
  /** The age of its last record; 0 when there were no more. */
  readonly ageMs: number;
  readonly latencyMs: number;
}

/**
 * The AWS/Kinesis metrics of one stream, written call by call: one sample each, so that a metric
 * has no datapoint when nothing happened.
 * @see https://docs.aws.amazon.com/streams/latest/dev/monitoring-with-cloudwatch.html
 */
export class StreamMetrics {
  readonly #cloudWatch: CloudWatch;
  readonly #stream: string;
  #traffic: StreamTraffic = NO_TRAFFIC;

  constructor(stream: string, cloudWatch: CloudWatch) {
    this.#stream = stream;
    this.#cloudWatch = cloudWatch;
  }

  get traffic(): StreamTraffic {
    return this.#traffic;
  }

  put(put: Put): void {
    const { operation, asked, taken, throttled, bytes, latencyMs } = put;
    this.#count({ putRecords: taken, putBytes: bytes, refusedRecords: throttled });
    // PutRecords succeeds when at least one of its records is accepted.
    this.#tell(`${operation}.Success`, taken > 0 ? 1 : 0);
    this.#tell("WriteProvisionedThroughputExceeded", throttled);
    if (operation === "PutRecords") {
      this.#tell("PutRecords.TotalRecords", asked);
      this.#tell("PutRecords.SuccessfulRecords", taken);
      this.#tell("PutRecords.ThrottledRecords", throttled);
      this.#tell("PutRecords.FailedRecords", asked - taken - throttled);
      // Deprecated, the same as SuccessfulRecords.
      this.#tell("PutRecords.Records", taken);
    }
    this.#tell(`${operation}.Latency`, latencyMs);
    if (taken === 0) return;
    this.#tell(`${operation}.Bytes`, bytes);
    this.#tell("IncomingBytes", bytes);
    this.#tell("IncomingRecords", taken);
  }

  got({ records, bytes, ageMs, latencyMs }: Get): void {
    this.#count({ getRecords: records, getBytes: bytes, getCalls: 1 });
    this.#tell("GetRecords.Success", 1);
    this.#tell("ReadProvisionedThroughputExceeded", 0);
    this.#tell("GetRecords.Records", records);
    this.#tell("GetRecords.Bytes", bytes);
    this.#tell("GetRecords.Latency", latencyMs);
    this.#tell("GetRecords.IteratorAgeMilliseconds", ageMs);
  }

  /** A GetRecords call without records: refused by a limit, or answered with another error. */
  failedToGet({ throttled }: { readonly throttled: boolean }): void {
    this.#count({ refusedCalls: throttled ? 1 : 0 });
    this.#tell("GetRecords.Success", 0);
    this.#tell("ReadProvisionedThroughputExceeded", throttled ? 1 : 0);
  }

  #tell(metric: string, value: number): void {
    const dimensions = { StreamName: this.#stream };
    this.#cloudWatch.tell({ namespace: "AWS/Kinesis", metric, dimensions }, sampleOf(value));
  }

  #count(more: Partial<StreamTraffic>): void {
    const add = (name: keyof StreamTraffic) => this.#traffic[name] + (more[name] ?? 0);
    this.#traffic = {
      putRecords: add("putRecords"),
      putBytes: add("putBytes"),
      refusedRecords: add("refusedRecords"),
      getRecords: add("getRecords"),
      getBytes: add("getBytes"),
      getCalls: add("getCalls"),
      refusedCalls: add("refusedCalls"),
    };
  }
}
