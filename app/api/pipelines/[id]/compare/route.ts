import { getComparison } from "@/lib/server/routes/pipeline-routes";

export const dynamic = "force-dynamic";

/** What changed in a span: `?from=&to=&tz=&baselineFrom=&baselineTo=`. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  return getComparison(request, (await params).id);
}
