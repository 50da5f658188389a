import { getBatch } from "@/lib/server/routes/pipeline-routes";

export const dynamic = "force-dynamic";

/** What stands out in the running batch, or in the slowest of late: `?of=running`, `?of=slowest`. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  return getBatch(request, (await params).id);
}
