import type { Turnstile } from "../process/turnstile";
import type { Upstreams } from "../upstreams/start-upstreams";
import type { Watch } from "../watch/watch";

/** What the members of a wave share. */
export interface Surroundings {
  readonly watch: Watch;
  readonly turnstile: Turnstile;
  readonly upstreams: Upstreams;
  /** What must be stopped with the wave; stories add to it. */
  readonly stops: (() => void)[];
}
