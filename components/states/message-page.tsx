import type { ReactNode } from "react";
import styles from "./message-page.module.css";

/** A page that has only something to say: not found, broken. */
export function MessagePage({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ReactNode;
}) {
  return (
    <main className={styles.page}>
      <title>{`${title} · Narrows`}</title>
      <h1>{title}</h1>
      {children}
    </main>
  );
}
