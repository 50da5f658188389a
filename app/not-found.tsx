import Link from "next/link";
import { MessagePage } from "@/components/states/message-page";

export default function NotFound() {
  return (
    <MessagePage title="There is no such page">
      <p>
        Narrows has an overview at <code>/</code> and one page a pipeline at <code>/p/…</code>.
      </p>
      <p>
        <Link href="/">See all pipelines</Link>
      </p>
    </MessagePage>
  );
}
