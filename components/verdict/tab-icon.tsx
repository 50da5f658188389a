"use client";

import { useEffect } from "react";
import type { Severity } from "@/lib/domain/verdict";
import { tabIconHref } from "./tab-icon-href";

/**
 * Makes the tab's icon that of the verdict. The product's own icon, which the server writes, is
 * changed in place: of two icons in a page each browser picks another.
 */
export function TabIcon({ severity }: { readonly severity: Severity }) {
  useEffect(() => {
    const icons = document.querySelectorAll<HTMLLinkElement>('link[rel~="icon"]');
    for (const icon of icons) {
      icon.type = "image/svg+xml";
      icon.href = tabIconHref(severity);
    }
  }, [severity]);
  return null;
}
