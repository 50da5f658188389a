"use client";

import { type ComponentType, useEffect, useState } from "react";
import { closeOpen, isForPage, pressKey } from "./press-key";
import styles from "./page-keys.module.css";

type Dialog = ComponentType<{ readonly onClose: () => void }>;

/** Makes the page answer to single keys, and lists them: the list's code is fetched when asked for. */
export function PageKeys() {
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const target = event.target instanceof Element ? event.target : null;
      const done =
        event.key === "Escape"
          ? !event.defaultPrevented && closeOpen(document, target)
          : isForPage(event, target) && pressKey(document, event.key);
      if (done) event.preventDefault();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);
  return (
    <>
      <button
        type="button"
        className={styles.button}
        aria-keyshortcuts="?"
        aria-haspopup="dialog"
        data-control
        onClick={() => setOpen(true)}
      >
        Keys <kbd aria-hidden>?</kbd>
      </button>
      {open && <LateDialog onClose={() => setOpen(false)} />}
    </>
  );
}

function LateDialog({ onClose }: { readonly onClose: () => void }) {
  const [dialog, setDialog] = useState<Dialog | null>(null);
  useEffect(() => {
    let wanted = true;
    import("./keys-dialog").then(
      ({ KeysDialog }) => wanted && setDialog(() => KeysDialog),
      // The server is gone: the key may be pressed again when it is back.
      () => wanted && onClose(),
    );
    return () => {
      wanted = false;
    };
  }, [onClose]);
  const Loaded = dialog;
  return Loaded && <Loaded onClose={onClose} />;
}
