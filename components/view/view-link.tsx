"use client";

import type { MouseEvent, ReactNode } from "react";
import { useNavigation } from "./page-navigation";
import type { View } from "./view-params";

export interface ViewLinkProps {
  readonly change: Partial<View>;
  /** It leads to what is shown. */
  readonly current?: boolean;
  /** The single key that follows it from anywhere on the page, if it has one. */
  readonly shortcut?: string;
  /** Its accessible name when the content is only a sign. */
  readonly name?: string;
  readonly children: ReactNode;
}

/**
 * A link to another window or look of the same page. It can be copied and opened in a tab, but
 * following it does not load the page anew.
 */
export function ViewLink({ change, current, shortcut, name, children }: ViewLinkProps) {
  const { hrefOf, go } = useNavigation();
  const follow = (event: MouseEvent) => {
    // With a modifier key or another button, the browser handles it: a new tab, a download.
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
      return;
    event.preventDefault();
    go(change);
  };
  return (
    <a
      href={hrefOf(change)}
      onClick={follow}
      aria-current={current ? "true" : undefined}
      aria-keyshortcuts={shortcut}
      aria-label={name}
      title={shortcut && (name ? `${name} (key ${shortcut})` : `Key ${shortcut}`)}
    >
      {children}
    </a>
  );
}
