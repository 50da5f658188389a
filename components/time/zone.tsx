"use client";

import { createContext, type ReactNode, use } from "react";
import { useBrowserZone } from "@/lib/client/browser/use-browser-zone";
import { useFrozen } from "../deferred/arrival";

const ZoneContext = createContext("UTC");

/**
 * The page's time zone: the one in the URL, else the reader's own. The server does not know the
 * reader's, so the first HTML is in UTC, and says so, until the browser takes over.
 */
export function ZoneProvider({
  asked,
  children,
}: {
  /** An IANA name or `UTC`; null: the reader's. */
  readonly asked: string | null;
  readonly children: ReactNode;
}) {
  const own = useBrowserZone();
  return <ZoneContext value={asked ?? own}>{children}</ZoneContext>;
}

/** Keeps the old zone until the part below is loaded and can change. */
export function FrozenZone({
  loaded,
  children,
}: {
  readonly loaded: boolean;
  readonly children: ReactNode;
}) {
  return <ZoneContext value={useFrozen(useZone(), loaded)}>{children}</ZoneContext>;
}

/** The zone in which the page writes its times. */
export function useZone(): string {
  return use(ZoneContext);
}
