import { MessagePage } from "@/components/states/message-page";

export default function NotFound() {
  return (
    <MessagePage title="There is no such page">
      <p>
        Narrows has an overview at <code>/</code> and one page a pipeline at <code>/p/…</code>.
      </p>
      <p>
        {/* A full load: a <Link> would bring its code to every page. */}
        {/* oxlint-disable-next-line nextjs/no-html-link-for-pages */}
        <a href="/">See all pipelines</a>
      </p>
    </MessagePage>
  );
}
