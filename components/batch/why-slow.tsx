"use client";

import { type ComponentType, useState } from "react";
import type { BatchPanelProps } from "./batch-panel";
import styles from "./why-slow.module.css";

/**
 * Why a batch is slow, by its stages. Neither its code nor the driver's answer is fetched before
 * somebody opens it.
 */
export function WhySlow({ id }: { readonly id: string }) {
  const [panel, setPanel] = useState<ComponentType<BatchPanelProps> | null>(null);
  const [open, setOpen] = useState(false);
  const Panel = panel;
  return (
    <details
      className={styles.why}
      data-control
      onToggle={({ currentTarget }) => {
        setOpen(currentTarget.open);
        if (!currentTarget.open || panel) return;
        import("./batch-panel").then(
          ({ BatchPanel }) => setPanel(() => BatchPanel),
          // The server does not answer. The page already says so.
          () => {},
        );
      }}
    >
      <summary>
        Why is a batch slow? <span>Asks the driver once</span>
      </summary>
      {open && (Panel ? <Panel id={id} /> : <p className="quiet">Asking the driver…</p>)}
    </details>
  );
}
