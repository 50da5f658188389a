import type { DelayTarget } from "./delay-target";

/** One stream and the Spark application that reads it, as configured. */
export interface Pipeline {
  /** `^[a-z0-9][a-z0-9-]{0,62}$`, used in URLs. */
  readonly id: string;
  readonly name: string;
  readonly region: string;
  readonly stream: string;
  /** The driver's UI, or a proxy up to the application; no trailing slash. */
  readonly sparkUrl: string;
  /** The parts removed from the configured address, in a sentence. */
  readonly sparkUrlNote?: string;
  /** The Spark application's name, checked when given. */
  readonly application?: string;
  /** KCL application name: lease table and metric namespace. */
  readonly kclApplication?: string;
  /** The region of that table. Spark's connector defaults to us-east-1. */
  readonly kclRegion: string;
  /** Enhanced fan-out consumer name. */
  readonly consumerName?: string;
  /** How long records may take, if anybody has said so. */
  readonly delayTarget?: DelayTarget;
}
