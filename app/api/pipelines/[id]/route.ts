import { getWindow } from "@/lib/server/routes/pipeline-routes";

export const dynamic = "force-dynamic";

/** One window of one pipeline: `?from=&to=&tz=&points=`. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  return getWindow(request, (await params).id);
}
