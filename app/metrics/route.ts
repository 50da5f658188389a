import { prometheusText } from "@/lib/answer/metrics/prometheus";

export const dynamic = "force-dynamic";

/** Prometheus' text format. */
export async function GET(): Promise<Response> {
  const { text, type } = await prometheusText(Date.now());
  return new Response(text, { headers: { "content-type": type, "cache-control": "no-store" } });
}
