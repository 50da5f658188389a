import type { Pipeline } from "@/lib/domain/pipeline";
import type { AwsAccess } from "@/lib/sources/aws/client-options";
import type { Truth } from "../incident/incident";

export interface RecordOptions {
  /** What to listen to, as PIPELINES_FILE has it. */
  readonly pipeline: Pipeline;
  /** How long, minutes; 0 takes one moment (two lease scans apart are worth a minute). */
  readonly minutes: number;
  /** Names the incident, `too-slow-1`; the pipeline's id unless given. */
  readonly id?: string;
  /** Incidents of one kind: `too-slow`; `life` unless given. */
  readonly family?: string;
  /** What was really going on, where somebody knows. */
  readonly truth?: Truth;
  /** As PUBLICATION_DELAY_SECONDS, ms; two minutes unless given. */
  readonly publicationDelayMs?: number;
  /** Where the upstreams are, and as whom they are asked; the SDK's own chain unless given. */
  readonly access?: {
    readonly cloudwatch?: AwsAccess;
    readonly kinesis?: AwsAccess;
    readonly dynamodb?: AwsAccess;
  };
  /** Ends the recording early; what was heard until then is the incident. */
  readonly signal?: AbortSignal;
  /** Told after each read, for a progress line. */
  readonly onRead?: (read: {
    readonly source: string;
    readonly call: string;
    readonly fault?: string | undefined;
  }) => void;
}
