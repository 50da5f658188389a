import { redirect } from "next/navigation";
import { OverviewPage } from "@/components/overview/overview-page";
import { pageHref, parseView, type RawParams } from "@/components/view/view-params";
import { PIPELINES_URL } from "@/lib/contract/urls";
import type { PipelinesAnswer } from "@/lib/contract/window";
import { answerPipelines } from "@/lib/server/pipelines-answer";

/** `/`: all pipelines, worst first; a lone one needs no list. */
export default async function Page({
  searchParams,
}: {
  readonly searchParams: Promise<RawParams>;
}) {
  const view = parseView(await searchParams);
  const body = await readPipelines();
  const [only, ...others] = body?.pipelines ?? [];
  if (only && others.length === 0) redirect(pageHref(`/p/${only.id}`, view));
  return <OverviewPage view={view} first={body && { url: PIPELINES_URL, body }} />;
}

/** Undefined when it cannot be read: the page then asks the API, which says and logs why. */
async function readPipelines(): Promise<PipelinesAnswer | undefined> {
  try {
    return await answerPipelines(Date.now());
  } catch {
    return undefined;
  }
}
