import { getPipelines } from "@/lib/server/routes/pipeline-routes";

export const dynamic = "force-dynamic";

/** All pipelines with their present verdicts. */
export function GET(request: Request): Promise<Response> {
  return getPipelines(request);
}
