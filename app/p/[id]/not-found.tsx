import { MessagePage } from "@/components/states/message-page";

export default function NotFound() {
  return (
    <MessagePage title="There is no such pipeline">
      <p>
        No pipeline of that id is configured here. It may have been renamed: ids stand in the file
        that <code>PIPELINES_FILE</code> names.
      </p>
      <p>
        {/* A full load: a <Link> would bring its code to every page. */}
        {/* oxlint-disable-next-line nextjs/no-html-link-for-pages */}
        <a href="/">See all pipelines</a>
      </p>
    </MessagePage>
  );
}
