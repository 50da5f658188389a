import { isReady } from "@/lib/server/readiness";

export const dynamic = "force-dynamic";

/** Ready: every upstream has been asked once and there is a verdict. */
export async function GET(): Promise<Response> {
  const ready = await isReady(Date.now());
  return new Response(ready ? "ready\n" : "starting: not every upstream has been asked yet\n", {
    status: ready ? 200 : 503,
    headers: { "cache-control": "no-store" },
  });
}
