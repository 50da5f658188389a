import type { ReactNode } from "react";

/**
 * A page that has only something to say: not found, broken. Styled in globals.css, as a module of
 * its own would be loaded with every page.
 */
export function MessagePage({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ReactNode;
}) {
  return (
    <main className="message-page">
      <title>{`${title} · Narrows`}</title>
      {/* No verdict, no icon; and no request for one. */}
      <link rel="icon" href="data:," />
      <h1>{title}</h1>
      {children}
    </main>
  );
}
