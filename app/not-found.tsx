import { headers } from "next/headers";
import { MessagePage } from "@/components/states/message-page";
import { NoSuchPipeline } from "@/components/pipeline/no-such-pipeline";
import { MISSING_HEADER } from "@/lib/gate/answer/inner-headers";
import { publicOrigin } from "@/lib/answer/preview/public-origin";

export default async function NotFound() {
  const asked = await headers();
  if (asked.get(MISSING_HEADER) === "pipeline")
    return <NoSuchPipeline origin={publicOrigin(asked, process.env.PUBLIC_URL)} />;
  return (
    <MessagePage title="There is no such page">
      <p>
        Narrows has an overview at <code>/</code> and one page a pipeline at <code>/p/…</code>.
      </p>
      <p>
        {/* A full load, because a <Link> would bring its code to every page. */}
        {/* oxlint-disable-next-line nextjs/no-html-link-for-pages */}
        <a href="/">See all pipelines</a>
      </p>
    </MessagePage>
  );
}
