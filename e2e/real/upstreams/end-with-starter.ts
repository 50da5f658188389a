/** A child of a test ends when it is asked to, and when its starter is gone. */
export function endWithStarter(): void {
  process.once("disconnect", () => process.exit(0));
  process.once("SIGTERM", () => process.exit(0));
}
