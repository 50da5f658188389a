import { exportCsv } from "@/lib/server/routes/export-routes";

export const dynamic = "force-dynamic";

/** One window of one pipeline as a table. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  return exportCsv(request, (await params).id);
}
