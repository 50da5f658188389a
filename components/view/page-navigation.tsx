"use client";

import { useRouter } from "next/navigation";
import { createContext, type ReactNode, use, useCallback, useMemo, useTransition } from "react";
import { useFrozen } from "../deferred/arrival";
import { pageHref, type View } from "./view-params";

export interface PageNavigation {
  /** The view in the address. */
  readonly view: View;
  /** The address of this page with changes to its view. */
  hrefOf(change: Partial<View>): string;
  /** Navigates there. The address bar gets the new state, and Back returns to the present one. */
  go(change: Partial<View>): void;
  /** The requested window is loading. */
  readonly pending: boolean;
}

const NavigationContext = createContext<PageNavigation | null>(null);

/** Gives the parts of a page the navigation to its other windows. */
export function NavigationProvider({
  path,
  view,
  children,
}: {
  readonly path: string;
  readonly view: View;
  readonly children: ReactNode;
}) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const hrefOf = useCallback((change: Partial<View>) => pageHref(path, view, change), [path, view]);
  const go = useCallback(
    (change: Partial<View>) =>
      startTransition(() => router.push(hrefOf(change), { scroll: false })),
    [router, hrefOf],
  );
  const navigation = useMemo(() => ({ view, hrefOf, go, pending }), [view, hrefOf, go, pending]);
  return <NavigationContext value={navigation}>{children}</NavigationContext>;
}

/** Keeps the old navigation until the part below is loaded and can change. */
export function FrozenNavigation({
  loaded,
  children,
}: {
  readonly loaded: boolean;
  readonly children: ReactNode;
}) {
  const navigation = useFrozen(useNavigation(), loaded);
  return <NavigationContext value={navigation}>{children}</NavigationContext>;
}

/** The page's navigation. Throws outside a {@link NavigationProvider}. */
export function useNavigation(): PageNavigation {
  const navigation = use(NavigationContext);
  if (!navigation) throw new Error("a part that navigates stands outside the provider");
  return navigation;
}
