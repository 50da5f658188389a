"use client";

import { useCallback, useEffect, useState } from "react";
import { Fetched } from "../deferred/fetched";
import { MENU_GROUP } from "../view/menu-group";
import styles from "./page-keys.module.css";

const dialog = () => import("./keys-dialog").then(({ KeysDialog }) => KeysDialog);

/**
 * Makes the page answer to single keys, and lists them. The list's code is loaded when it is
 * needed.
 */
export function PageKeys() {
  const [open, setOpen] = useState(false);
  const close = useCallback(() => setOpen(false), []);
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
      {/* After a failure the key may be pressed again. */}
      {open && <Fetched load={dialog} props={{ onClose: close }} onFailure={close} />}
    </>
  );
}

/** The fields of an event that decide whether a single key is meant for the page. */
type Pressed = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey"> & {
  readonly defaultPrevented?: boolean;
};

const FIELDS = "input, textarea, select, [contenteditable]";

/** Whether a key is meant for the page: not a browser's shortcut, and not typed into a field. */
export function isForPage(
  { key, ctrlKey, metaKey, altKey, defaultPrevented }: Pressed,
  target: Pick<Element, "closest"> | null,
): boolean {
  if (defaultPrevented || ctrlKey || metaKey || altKey) return false;
  return key.length === 1 && !target?.closest(`${FIELDS}, dialog, [role=dialog]`);
}

/**
 * Closes what is open around `target`, or else a menu of the page. The focus returns to what opened
 * it.
 */
export function closeOpen(page: ParentNode, target: Pick<Element, "closest"> | null): boolean {
  const around = target?.closest("details[open]");
  const open = around ?? page.querySelector(`details[name="${MENU_GROUP}"][open]`);
  open?.removeAttribute("open");
  open?.querySelector("summary")?.focus();
  return open !== null;
}

/**
 * Does what a key stands for: presses the control that names the key (`aria-keyshortcuts`), or
 * moves the focus to the place that names it (`data-jump`). False when nothing on this page has the
 * key.
 */
function pressKey(page: ParentNode, key: string): boolean {
  const wanted = CSS.escape(key);
  const control = page.querySelector<HTMLElement>(`[aria-keyshortcuts="${wanted}"]`);
  control?.click();
  const place = page.querySelector<HTMLElement>(`[data-jump="${wanted}"]`);
  place?.focus({ preventScroll: true });
  place?.scrollIntoView({ block: "start" });
  return control !== null || place !== null;
}
