import { exportJson } from "@/lib/server/routes/export-routes";

export const dynamic = "force-dynamic";

/** One window of one pipeline, with everything needed to read it later. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  return exportJson(request, (await params).id);
}
