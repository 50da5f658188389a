import { headers } from "next/headers";
import { PreviewTags } from "@/components/preview/preview-tags";
import { messagePreview, overviewPreview } from "@/components/preview/preview-words";
import { pageHref, type View } from "@/components/view/view-params";
import type { PipelinesAnswer } from "@/lib/contract/pipelines";
import { publicOrigin } from "@/lib/answer/preview/public-origin";

/** The link preview of all pipelines. */
export async function OverviewPreview({
  view,
  body,
}: {
  readonly view: View;
  readonly body: PipelinesAnswer | undefined;
}) {
  const origin = publicOrigin(await headers(), process.env.PUBLIC_URL);
  return (
    <PreviewTags
      words={body ? overviewPreview(body) : NO_OVERVIEW}
      page={`${origin}${pageHref("/", view)}`}
      // Chats cache an image by its address, so each minute has its own address.
      picture={`${origin}/preview.png?at=${Math.floor((body?.now ?? 0) / 60_000)}`}
    />
  );
}

const NO_OVERVIEW = messagePreview("No picture", "The dashboard could not read its own history.");
