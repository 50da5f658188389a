import type { ApplicationFacts } from "./facts";

/**
 * When an application began to stream, epoch ms on its driver's clock: when its streaming context started
 * or, until the driver has told that, the application itself. Undefined where no application is known.
 */
export function streamingStart(application: ApplicationFacts): number;
export function streamingStart(application: ApplicationFacts | undefined): number | undefined;
export function streamingStart(application: ApplicationFacts | undefined): number | undefined {
  return application?.streamingStartedAt ?? application?.startedAt;
}
