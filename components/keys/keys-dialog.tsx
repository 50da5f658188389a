"use client";

import { Dialog } from "radix-ui";
import styles from "./keys-dialog.module.css";

/** The list of keys. Escape, its button and a click outside close it. */
export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog.Root defaultOpen onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className={styles.veil} />
        <Dialog.Content className={styles.dialog} aria-describedby={undefined}>
          <Dialog.Title className={styles.title}>Keys</Dialog.Title>
          <div className={styles.lists}>
            <Keys title="Anywhere" keys={PAGE_KEYS} />
            <div>
              <Keys title="In the charts" keys={CHART_KEYS} />
              <Keys title="In lists" keys={LIST_KEYS} />
            </div>
          </div>
          <Dialog.Close className={styles.close}>Close</Dialog.Close>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Keys({ title, keys }: { readonly title: string; readonly keys: readonly PageKey[] }) {
  return (
    <section>
      <h3 className={styles.heading}>{title}</h3>
      <dl className={styles.keys}>
        {keys.map(({ keys: names, does }) => (
          <div key={names}>
            <dt>
              <kbd>{names}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

interface PageKey {
  /** The key as it is printed on the keyboard. */
  readonly keys: string;
  readonly does: string;
}

/**
 * The keys that work anywhere on a page. Each presses a control, or moves to a place, that is on
 * the page.
 */
const PAGE_KEYS: readonly PageKey[] = [
  { keys: "1 … 5", does: "Show the last 15 min, 1 h, 6 h, 24 h, 7 d" },
  { keys: "n", does: "Back to now" },
  { keys: "[  ]", does: "Half a window earlier, later" },
  { keys: "+  −", does: "Zoom in, zoom out" },
  { keys: "o", does: "Another window, in your own words" },
  { keys: "x", does: "Export this window" },
  { keys: "w  W", does: "What changed in this window, and since the verdict began" },
  { keys: "c", does: "Copy a link to this window" },
  { keys: "j  k", does: "The pipeline after, before this one in the overview's list" },
  { keys: "/", does: "Search the overview, or find another pipeline" },
  { keys: "d", does: "Colours and time zone" },
  { keys: "v", does: "Go to the verdict" },
  { keys: "t", does: "Go to the timeline" },
  { keys: "g", does: "Go to the charts" },
  { keys: "e", does: "Go to the evidence" },
  { keys: "?", does: "Show these keys" },
  { keys: "Esc", does: "Close what is open, let go of a drag" },
];

/** The keys of the charts, when they have the focus. */
const CHART_KEYS: readonly PageKey[] = [
  { keys: "← →", does: "Move the crosshair by one datapoint" },
  { keys: "Page Up, Page Down", does: "By twelve datapoints" },
  { keys: "Home, End", does: "To the beginning, to the newest" },
  { keys: "+  −", does: "Zoom in around the crosshair, zoom out" },
  { keys: "Esc", does: "Hide the crosshair" },
];

/** The keys of the timeline and of the overview's list, when something in them has the focus. */
const LIST_KEYS: readonly PageKey[] = [
  { keys: "← →", does: "On the timeline: the verdict before, the verdict after" },
  { keys: "Enter", does: "On the timeline: show that span alone" },
  { keys: "↑ ↓", does: "On the overview: the pipeline above, the one below" },
];
