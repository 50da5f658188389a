import type { Severity } from "@/lib/domain/verdict";
import { tabIconHref } from "./tab-icon-href";

/**
 * The tab's icon is the verdict's. There is no other icon in the product: of two in a page each
 * browser picks another.
 */
export function TabIcon({ severity }: { readonly severity: Severity }) {
  return <link rel="icon" type="image/svg+xml" href={tabIconHref(severity)} />;
}
