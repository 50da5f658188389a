/** Next calls this once when the server starts: the pollers run whether or not anybody watches. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { runtime } = await import("@/lib/server/runtime");
  await runtime();
}
