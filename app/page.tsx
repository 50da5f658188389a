import { redirect } from "next/navigation";
import "@/components/keys/page-keys.module.css";
import { OverviewPage } from "@/components/overview/overview-page";
import { checkedView } from "@/components/view/checked-view";
import { pageHref, type RawParams } from "@/components/view/view-params";
import { PIPELINES_URL } from "@/lib/contract/urls";
import { OverviewPreview } from "./overview-preview";
import { readPipelines } from "./read-pipelines";

/** `/`: all pipelines, worst first. A single pipeline needs no list. */
export default async function Page({
  searchParams,
}: {
  readonly searchParams: Promise<RawParams>;
}) {
  const { view, hint } = checkedView(await searchParams, Date.now());
  const body = await readPipelines();
  const [only, ...others] = body?.pipelines ?? [];
  if (only && others.length === 0) redirect(pageHref(`/p/${only.id}`, view));
  return (
    <>
      <OverviewPreview view={view} body={body} />
      <OverviewPage view={view} first={body && { url: PIPELINES_URL, body }} hint={hint} />
    </>
  );
}
