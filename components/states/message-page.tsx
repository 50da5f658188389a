import type { ReactNode } from "react";

/**
 * A page that only has a message: not found, broken. Its styles are in globals.css, because a
 * module of its own would be loaded with every page.
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
      {/* An empty icon: there is no verdict, and no request is needed. */}
      <link rel="icon" href="data:," />
      <h1>{title}</h1>
      {children}
    </main>
  );
}
