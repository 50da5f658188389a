import { headers } from "next/headers";
import { PreviewTags } from "@/components/preview/preview-tags";
import { messagePreview, overviewPreview } from "@/components/preview/preview-words";
import { pageHref, type View } from "@/components/view/view-params";
import type { PipelinesAnswer } from "@/lib/contract/pipelines";
import { publicOrigin } from "@/lib/answer/preview/public-origin";

/** What a chat shows of a link to all pipelines. */
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
      // Chats keep a picture by its address: another minute is another picture.
      picture={`${origin}/preview.png?at=${Math.floor((body?.now ?? 0) / 60_000)}`}
    />
  );
}

const NO_OVERVIEW = messagePreview("No picture", "The dashboard could not read its own history.");
