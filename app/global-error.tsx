"use client";

import "./globals.css";
import { MessagePage } from "@/components/states/message-page";

/** The last resort, when not even the layout could be drawn. */
export default function GlobalError() {
  return (
    <html lang="en">
      <body>
        <MessagePage title="Narrows could not draw this page">
          <p>
            {/* A full load, not a <Link>: it leaves the broken state behind. */}
            {/* oxlint-disable-next-line nextjs/no-html-link-for-pages */}
            <a href="/">Try again</a>. If it does not come back, the server&apos;s log says more.
          </p>
        </MessagePage>
      </body>
    </html>
  );
}
