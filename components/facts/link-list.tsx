import type { LinkView } from "@/lib/contract/window";
import styles from "./link-list.module.css";

/** Links to the places where the evidence itself is, filled in for this window. */
export function LinkList({ links }: { readonly links: readonly LinkView[] }) {
  if (links.length === 0) return null;
  return (
    <nav className={styles.links} aria-label="Where the evidence lives">
      {links.map(({ name, href }) => (
        <a key={href} href={href} target="_blank" rel="noreferrer">
          {name} <span aria-hidden>↗</span>
        </a>
      ))}
    </nav>
  );
}
