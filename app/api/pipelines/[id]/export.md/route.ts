import { exportMarkdown } from "@/lib/server/routes/export-routes";

export const dynamic = "force-dynamic";

/** One window of one pipeline, as a draft of a post-mortem. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  return exportMarkdown(request, (await params).id);
}
