/** Our own API answered with an error, or did not answer. `message` may be shown on the page. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  /** HTTP status; null when no answer came at all. */
  readonly status: number | null;

  constructor(status: number | null, message: string, options?: ErrorOptions) {
    super(message, options);
    this.status = status;
  }
}
