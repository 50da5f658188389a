import { prometheusText } from "@/lib/answer/metrics/prometheus";
import { runtime } from "@/lib/server/runtime";

export const dynamic = "force-dynamic";

/** Prometheus' text format. */
export async function GET(): Promise<Response> {
  const { text, type } = await prometheusText(await runtime(), Date.now());
  return new Response(text, { headers: { "content-type": type, "cache-control": "no-store" } });
}
