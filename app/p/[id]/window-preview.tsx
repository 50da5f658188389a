import { headers } from "next/headers";
import { imageQuery } from "@/components/preview/image-query";
import { PreviewTags } from "@/components/preview/preview-tags";
import { messagePreview, windowPreview } from "@/components/preview/preview-words";
import { askedZone, pageHref, type View } from "@/components/view/view-params";
import { publicOrigin } from "@/lib/answer/preview/public-origin";
import type { ShownWindow } from "./read-window";

/** The link preview of this window. */
export async function WindowPreview({
  id,
  view,
  shown: { first, problem },
}: {
  readonly id: string;
  /** As in the address, even if it could not be shown. */
  readonly view: View;
  readonly shown: Pick<ShownWindow, "first" | "problem">;
}) {
  const origin = publicOrigin(await headers(), process.env.PUBLIC_URL);
  const words = problem
    ? messagePreview(`No such window of ${id}`, `${problem} The page shows its default window.`)
    : first
      ? windowPreview(first.body, askedZone(view) ?? "UTC")
      : messagePreview(`No picture of ${id}`, "The dashboard could not read its own history.");
  // With a problem, page and image show the default window.
  const query = imageQuery(problem ? undefined : first?.body.window, view.tz);
  return (
    <PreviewTags
      words={words}
      page={`${origin}${pageHref(`/p/${id}`, view)}`}
      picture={`${origin}/p/${id}/preview.png${query}`}
    />
  );
}
