/** More work is requested than can be done soon. */
export class TooBusy extends Error {
  override readonly name = "TooBusy";
}

/**
 * Recognises it by its name: Next loads this module twice, for instrumentation and for the routes, so
 * `instanceof` could compare two classes.
 */
export const isTooBusy = (error: unknown): boolean =>
  error instanceof Error && error.name === "TooBusy";
