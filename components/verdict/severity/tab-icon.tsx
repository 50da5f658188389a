import type { Severity } from "@/lib/domain/verdict";
import { MARKS, SHAPES } from "./severity-shapes";

/**
 * The tab's icon is the verdict's. The product has no other icon, because browsers differ in which
 * of two icons they pick.
 */
export function TabIcon({ severity }: { readonly severity: Severity }) {
  return <link rel="icon" type="image/svg+xml" href={tabIconHref(severity)} />;
}

/**
 * The colours of a tab's icon: [shape, mark]. Tabs are light or dark by the browser's own theme, so
 * these are middle tones that are visible on both.
 */
const PAINTS = {
  ok: ["#1c9a57", "#fff"],
  info: ["#3f74e6", "#fff"],
  warning: ["#f0a81c", "#1c1400"],
  critical: ["#d4213d", "#fff"],
  unknown: ["#7a848d", "#fff"],
} as const satisfies Record<Severity, readonly [string, string]>;

/** The verdict as a tab's icon: its shape in its colour, as a data URL that needs no request. */
export function tabIconHref(severity: Severity): string {
  const [paint, mark] = PAINTS[severity];
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">` +
    `<path d="${SHAPES[severity]}" fill="${paint}"/>` +
    `<path d="${MARKS[severity]}" fill="none" stroke="${mark}" stroke-width="2.6"` +
    ` stroke-linecap="round" stroke-linejoin="round"/></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
