"use client";

import { useEffect, useState } from "react";
import type { WindowAnswer } from "@/lib/contract/window";
import styles from "./copy-link.module.css";
import { useNavigation } from "./page-navigation";
import { absolute } from "./window-steps";

type Copied = { readonly link: string; readonly done: boolean } | null;

/** How long the button shows its success, ms. */
const SAID_FOR_MS = 4_000;

/** Copies a link to exactly this window, so that it shows the same later. */
export function CopyLink({ window: shown }: Pick<WindowAnswer, "window">) {
  const { hrefOf } = useNavigation();
  const [copied, setCopied] = useState<Copied>(null);
  useEffect(() => {
    if (!copied?.done) return undefined;
    const timer = setTimeout(() => setCopied(null), SAID_FOR_MS);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = () => {
    // A list that was looked through is nothing to whoever gets the link.
    const link = new URL(hrefOf({ ...absolute(shown), list: undefined }), location.href).href;
    copyText(link)
      .then((done) => setCopied({ link, done }))
      .catch(reportError);
  };
  return (
    <span className={styles.copy}>
      <button type="button" aria-keyshortcuts="c" onClick={copy}>
        Copy link
      </button>
      <output>{copied?.done && "Copied, with this window"}</output>
      {copied && !copied.done && (
        <label>
          Copy it from here{" "}
          <input readOnly value={copied.link} onFocus={(event) => event.target.select()} />
        </label>
      )}
    </span>
  );
}

/**
 * Puts a text on the clipboard; false when the browser refuses. Pages over plain HTTP from another
 * machine have no clipboard object. The old command still works there.
 */
async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

function copyBySelection(text: string): boolean {
  const field = document.createElement("textarea");
  const before = document.activeElement;
  field.value = text;
  field.className = "visually-hidden";
  document.body.append(field);
  field.select();
  try {
    return document.execCommand("copy");
  } catch {
    return false;
  } finally {
    field.remove();
    if (before instanceof HTMLElement) before.focus();
  }
}
