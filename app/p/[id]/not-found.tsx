import Link from "next/link";
import { MessagePage } from "@/components/states/message-page";

export default function NotFound() {
  return (
    <MessagePage title="There is no such pipeline">
      <p>
        No pipeline of that id is configured here. It may have been renamed: ids stand in the file
        that <code>PIPELINES_FILE</code> names.
      </p>
      <p>
        <Link href="/">See all pipelines</Link>
      </p>
    </MessagePage>
  );
}
