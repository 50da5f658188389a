"use client";

import { Dialog } from "radix-ui";
import { CHART_KEYS, LIST_KEYS, PAGE_KEYS, type PageKey } from "./key-list";
import styles from "./keys-dialog.module.css";

/** The list of keys. Escape, its button and a click beside it close it. */
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
