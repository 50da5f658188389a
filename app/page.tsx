import { headers } from "next/headers";
import { redirect } from "next/navigation";
import "@/components/keys/page-keys.module.css";
import { OverviewPage } from "@/components/overview/overview-page";
import { PreviewTags } from "@/components/preview/preview-tags";
import { messagePreview, overviewPreview } from "@/components/preview/preview-words";
import { pageHref, parseView, type RawParams } from "@/components/view/view-params";
import { PIPELINES_URL } from "@/lib/contract/urls";
import { publicOrigin } from "@/lib/server/preview/public-origin";
import { readPipelines } from "./read-pipelines";

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
  const origin = publicOrigin(await headers(), process.env.PUBLIC_URL);
  return (
    <>
      <PreviewTags
        words={body ? overviewPreview(body) : NO_OVERVIEW}
        page={`${origin}${pageHref("/", view)}`}
        // Chats keep a picture by its address: another minute is another picture.
        picture={`${origin}/preview.png?at=${Math.floor((body?.now ?? 0) / 60_000)}`}
      />
      <OverviewPage view={view} first={body && { url: PIPELINES_URL, body }} />
    </>
  );
}

const NO_OVERVIEW = messagePreview("No picture", "The dashboard could not read its own history.");
