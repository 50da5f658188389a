import type { Pipeline } from "@/lib/domain/pipeline";
import type { AwsAccess } from "@/lib/sources/aws/client-options";
import type { Truth } from "../incident/incident";

export interface RecordOptions {
  /** The pipeline to record, as in PIPELINES_FILE. */
  readonly pipeline: Pipeline;
  /** The duration, minutes; 0 records one moment (a minute gives two lease scans). */
  readonly minutes: number;
  /** The name of the incident, `too-slow-1`; the pipeline's id by default. */
  readonly id?: string;
  /** A family of incidents: `too-slow`; `life` by default. */
  readonly family?: string;
  /** The truth, when it is known. */
  readonly truth?: Truth;
  /** As PUBLICATION_DELAY_SECONDS, ms; two minutes by default. */
  readonly publicationDelayMs?: number;
  /** Addresses and credentials of the upstreams; the SDK's own chain by default. */
  readonly access?: {
    readonly cloudwatch?: AwsAccess;
    readonly kinesis?: AwsAccess;
    readonly dynamodb?: AwsAccess;
  };
  /** Ends the recording early; what was recorded until then is the incident. */
  readonly signal?: AbortSignal;
  /** Called after each read, for a progress line. */
  readonly onRead?: (read: {
    readonly source: string;
    readonly call: string;
    readonly fault?: string | undefined;
  }) => void;
}
