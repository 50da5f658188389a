/**
 * Next calls this once at its start. From here on the pollers run, whether or not anybody watches,
 * and the launcher gets the gate that it listens with.
 */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { launcher, productOf } = await import("@/lib/gate/product");
  try {
    const { log } = await import("@/lib/process/log");
    const { runtime } = await import("@/lib/server/runtime");
    const started = runtime();
    const product = productOf({
      // If the start has failed, Next's own answer says so.
      isConfigured: (id) =>
        started.then(
          ({ pipelines }) => pipelines.has(id),
          () => true,
        ),
      onError: (error) => log.error({ err: error }, "a request was not answered"),
      close: async () => (await started).close(),
    });
    launcher()?.take(product);
    await started;
  } catch (error) {
    launcher()?.fail(error);
    throw error;
  }
}
