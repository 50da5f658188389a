import type { ApplicationFacts } from "./spark-facts";

/**
 * When an application began to stream, epoch ms by its driver's clock: the start of its streaming
 * context or, until the driver has reported that, of the application. Undefined without an
 * application.
 */
export function streamingStart(application: ApplicationFacts): number;
export function streamingStart(application: ApplicationFacts | undefined): number | undefined;
export function streamingStart(application: ApplicationFacts | undefined): number | undefined {
  return application?.streamingStartedAt ?? application?.startedAt;
}
