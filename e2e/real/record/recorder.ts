import { join } from "node:path";
import type { Pipeline } from "@/lib/domain/pipeline";
import { writeIncident } from "@/lib/incidents/record/incident-file";
import { recordIncident } from "@/lib/incidents/record/record-incident";
import type { Truth } from "../situation/situation";
import type { Upstreams } from "../upstreams/start-upstreams";

/** Longer than any wave: it ends when it is stopped. */
const MOST_MINUTES = 60;

export interface RecorderOptions {
  readonly pipeline: Pipeline;
  readonly upstreams: Upstreams;
  readonly publicationDelayMs: number;
  readonly folder: string;
}

/** Records the answers of every upstream of one situation, and keeps them as a labelled incident. */
export class Recorder {
  readonly #options: RecorderOptions;
  readonly #enough = new AbortController();
  #isKept = false;
  #recording: ReturnType<typeof recordIncident> | undefined;

  constructor(options: RecorderOptions) {
    this.#options = options;
  }

  /** Does nothing when it already records. */
  start(): void {
    if (this.#recording !== undefined) return;
    const { pipeline, upstreams, publicationDelayMs } = this.#options;
    const credentials = { accessKeyId: "test", secretAccessKey: "test" };
    const recording = recordIncident({
      pipeline,
      minutes: MOST_MINUTES,
      family: pipeline.id,
      publicationDelayMs,
      access: {
        kinesis: { endpoint: upstreams.kinesisUrl, credentials },
        cloudwatch: { endpoint: upstreams.cloudWatchUrl, credentials },
        dynamodb: { endpoint: upstreams.dynamoUrl, credentials },
      },
      signal: this.#enough.signal,
    });
    // The caller that ends it gets the error; until then it must not count as unhandled.
    recording.catch(() => {});
    this.#recording = recording;
  }

  /**
   * Takes the last moment and writes the incident with its truth. Does nothing if it was never
   * started, or already kept.
   */
  async keep(truth: Truth, onset: number | undefined): Promise<void> {
    if (this.#isKept) return;
    this.#isKept = true;
    this.#enough.abort();
    const recording = await this.#recording;
    if (recording === undefined) return;
    const { bottleneck, causes, severity } = truth;
    const began = truth.calm === true || onset === undefined ? {} : { onset };
    const label = {
      bottleneck,
      causes: [...causes],
      ...(severity === undefined ? {} : { severity }),
      ...began,
    };
    writeIncident(
      { ...recording.incident, truth: label },
      join(this.#options.folder, `${this.#options.pipeline.id}.json.gz`),
    );
  }

  /** Stops without a last moment. */
  stop(): void {
    this.#enough.abort();
  }
}
