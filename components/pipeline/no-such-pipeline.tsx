import { PreviewTags } from "../preview/preview-tags";
import { messagePreview } from "../preview/preview-words";
import { UNKNOWN_ID } from "../preview/unknown-id";
import { MessagePage } from "../states/message-page";

const TITLE = "There is no such pipeline";

export function NoSuchPipeline({
  origin,
}: {
  /** Absolute, for the preview. */
  readonly origin: string;
}) {
  return (
    <MessagePage title={TITLE}>
      <PreviewTags
        words={messagePreview(TITLE, "No pipeline of that id is configured here.")}
        page={`${origin}/`}
        picture={`${origin}/p/${UNKNOWN_ID}/preview.png`}
      />
      <p>
        No pipeline of that id is configured here. It may have been renamed: ids stand in the file
        that <code>PIPELINES_FILE</code> names.
      </p>
      <p>
        {/* A full load, because a <Link> would bring its code to every page. */}
        {/* oxlint-disable-next-line nextjs/no-html-link-for-pages */}
        <a href="/">See all pipelines</a>
      </p>
    </MessagePage>
  );
}
