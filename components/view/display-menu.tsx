"use client";

import { type ComponentType, type KeyboardEvent, useState } from "react";
import styles from "./display-menu.module.css";

/**
 * Colours and time zone. They are part of the address, and are kept nowhere else: a link shows the
 * same to everybody. It is a `<details>`, so that it opens before any script runs.
 */
export function DisplayMenu() {
  const [panel, setPanel] = useState<{ readonly Panel: ComponentType }>();
  const load = () =>
    import("./display-panel").then(
      ({ DisplayPanel }) => setPanel({ Panel: DisplayPanel }),
      // The server does not answer. It may be opened again when it does.
      () => {},
    );
  return (
    // The key handler is for the elements inside that have the focus.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <details
      className={styles.menu}
      name="window-menu"
      data-control
      onToggle={({ currentTarget }) => currentTarget.open && !panel && void load()}
      onKeyDown={closeByEscape}
    >
      <summary aria-keyshortcuts="d" title="Colours and time zone (key d)">
        Display
      </summary>
      <div className={styles.panel}>{panel ? <panel.Panel /> : "Loading …"}</div>
    </details>
  );
}

function closeByEscape(event: KeyboardEvent<HTMLDetailsElement>): void {
  if (event.key !== "Escape") return;
  event.preventDefault();
  event.currentTarget.open = false;
  event.currentTarget.querySelector("summary")?.focus();
}
