"use client";

import "./globals.css";

/** Shown when not even the layout could be drawn. Every page loads it, so it is small. */
export default function GlobalError() {
  return (
    <html lang="en">
      <body>
        <main className="message-page">
          <title>Broken · Narrows</title>
          <h1>Narrows could not draw this page</h1>
          <p>
            {/* A full load instead of a <Link>, because it leaves the broken state behind. */}
            {/* oxlint-disable-next-line nextjs/no-html-link-for-pages */}
            <a href="/">Try again</a>. If it does not come back, the server&apos;s log says more.
          </p>
        </main>
      </body>
    </html>
  );
}
