"use client";

import { type ComponentType, useState } from "react";
import styles from "./display-menu.module.css";
import { Menu } from "./menu";

/**
 * Colours and time zone. They are part of the address, and are kept nowhere else: a link shows the
 * same to everybody.
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
    <Menu
      className={styles.menu}
      title="Display"
      shortcut="d"
      what="Colours and time zone"
      onOpen={() => !panel && void load()}
    >
      <div className={styles.panel}>{panel ? <panel.Panel /> : "Loading …"}</div>
    </Menu>
  );
}
