import { IMAGE_SIZE } from "./image-size";
import type { PreviewWords } from "./preview-words";

/**
 * The tags that a chat reads for a link preview. React moves them into the head of the first HTML
 * for every client. Next's own metadata would come too late for agents that it does not know, and
 * for those without a user agent.
 */
export function PreviewTags({
  words: { title, description, alt },
  page,
  picture,
}: {
  readonly words: PreviewWords;
  /** Absolute addresses. */
  readonly page: string;
  readonly picture: string;
}) {
  return (
    <>
      <meta name="description" content={description} />
      <meta property="og:site_name" content="Narrows" />
      <meta property="og:type" content="website" />
      <meta property="og:title" content={title} />
      <meta property="og:description" content={description} />
      <meta property="og:url" content={page} />
      <meta property="og:image" content={picture} />
      <meta property="og:image:type" content="image/png" />
      <meta property="og:image:width" content={String(IMAGE_SIZE.width)} />
      <meta property="og:image:height" content={String(IMAGE_SIZE.height)} />
      <meta property="og:image:alt" content={alt} />
      <meta name="twitter:card" content="summary_large_image" />
      <meta name="twitter:title" content={title} />
      <meta name="twitter:description" content={description} />
      <meta name="twitter:image" content={picture} />
      <meta name="twitter:image:alt" content={alt} />
    </>
  );
}
