"use client";

import { type KeyboardEvent, memo, type ReactNode, useState } from "react";
import { MENU_GROUP } from "./menu-group";

/**
 * A summary that opens a panel over the page. At most one panel is open, and Escape closes it. It
 * is a `<details>`, so that it opens before any script runs.
 */
export function Menu({
  className,
  title,
  shortcut,
  what,
  onOpen,
  children,
}: {
  readonly className: string | undefined;
  readonly title: string;
  /** The single key that opens and closes it from anywhere on the page. */
  readonly shortcut: string;
  /** What is in it, if the title does not say so. */
  readonly what?: string;
  readonly onOpen: (menu: HTMLDetailsElement) => void;
  readonly children: ReactNode;
}) {
  const [open, setOpen] = useState(false);
  return (
    // The key handler is for the elements inside that have the focus.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <details
      className={className}
      name={MENU_GROUP}
      data-control
      onToggle={({ currentTarget }) => {
        setOpen(currentTarget.open);
        if (currentTarget.open) onOpen(currentTarget);
      }}
      onKeyDown={closeByEscape}
    >
      <summary
        aria-keyshortcuts={shortcut}
        title={what ? `${what} (key ${shortcut})` : `Key ${shortcut}`}
      >
        {title}
      </summary>
      <Panel open={open}>{children}</Panel>
    </details>
  );
}

/** The content of a closed panel is not updated. */
const Panel = memo(
  function Panel({ children }: { readonly open: boolean; readonly children: ReactNode }) {
    return children;
  },
  (before, after) => !before.open && !after.open,
);

function closeByEscape(event: KeyboardEvent<HTMLDetailsElement>): void {
  if (event.key !== "Escape") return;
  event.preventDefault();
  event.currentTarget.open = false;
  event.currentTarget.querySelector("summary")?.focus();
}
