/** Our own API said no, or did not answer. `message` is fit to show to the reader of the page. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  /** HTTP status; null when no answer came at all. */
  readonly status: number | null;

  constructor(status: number | null, message: string, options?: ErrorOptions) {
    super(message, options);
    this.status = status;
  }
}
