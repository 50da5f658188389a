import type { DoorView } from "@/lib/contract/window";
import styles from "./link-list.module.css";

/** Links to where the evidence itself lives, filled in for this window. */
export function DoorList({ doors }: { readonly doors: readonly DoorView[] }) {
  if (doors.length === 0) return null;
  return (
    <nav className={styles.doors} aria-label="Where the evidence lives">
      {doors.map(({ name, href }) => (
        <a key={href} href={href} target="_blank" rel="noreferrer">
          {name} <span aria-hidden>↗</span>
        </a>
      ))}
    </nav>
  );
}
