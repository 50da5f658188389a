/** What of an event decides whether a single key is meant for the page. */
export type Pressed = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey"> & {
  readonly defaultPrevented?: boolean;
};

const FIELDS = "input, textarea, select, [contenteditable]";

/** Whether a key is the page's own: not a browser's shortcut, not a letter typed into a field. */
export function isForPage(
  { key, ctrlKey, metaKey, altKey, defaultPrevented }: Pressed,
  target: Pick<Element, "closest"> | null,
): boolean {
  if (defaultPrevented || ctrlKey || metaKey || altKey) return false;
  return key.length === 1 && !target?.closest(`${FIELDS}, dialog, [role=dialog]`);
}

/** Closes what stands open around `target`, or else a menu of the page; the focus goes where it was opened. */
export function closeOpen(page: ParentNode, target: Pick<Element, "closest"> | null): boolean {
  const around = target?.closest("details[open]");
  const open = around ?? page.querySelector("nav details[open]");
  open?.removeAttribute("open");
  open?.querySelector("summary")?.focus();
  return open !== null;
}

/**
 * Does what a key stands for: presses the control that says so of itself (`aria-keyshortcuts`), or
 * takes the focus to the place that does (`data-jump`). False when nothing on this page answers to it.
 */
export function pressKey(page: ParentNode, key: string): boolean {
  const wanted = CSS.escape(key);
  const control = page.querySelector<HTMLElement>(`[aria-keyshortcuts="${wanted}"]`);
  control?.click();
  const place = page.querySelector<HTMLElement>(`[data-jump="${wanted}"]`);
  place?.focus({ preventScroll: true });
  place?.scrollIntoView({ block: "start" });
  return control !== null || place !== null;
}
