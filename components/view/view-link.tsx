"use client";

import type { MouseEvent, ReactNode } from "react";
import { useNavigation } from "./page-navigation";
import type { View } from "./view-params";

export interface ViewLinkProps {
  readonly change: Partial<View>;
  /** It leads to what is shown already. */
  readonly current?: boolean;
  /** The single key that follows it from anywhere on the page. */
  readonly shortcut: string;
  /** Its name where the content is a mere sign. */
  readonly name?: string;
  readonly children: ReactNode;
}

/**
 * A link to another window of the same page: a true link, that can be copied and opened beside, but
 * followed without loading the page anew.
 */
export function ViewLink({ change, current, shortcut, name, children }: ViewLinkProps) {
  const { hrefOf, go } = useNavigation();
  const follow = (event: MouseEvent) => {
    // With a key held or another button the browser knows better: a new tab, a download.
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
      title={name ? `${name} (key ${shortcut})` : `Key ${shortcut}`}
    >
      {children}
    </a>
  );
}
