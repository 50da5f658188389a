"use client";

import { useServerNow } from "@/lib/client/clock/use-server-now";
import { formatAge } from "@/lib/format/age";
import { REFRESH_MS } from "@/lib/contract/window";
import styles from "./data-age.module.css";

/**
 * The age of the page's answer. It is always shown, so that its absence never means that data are
 * fresh.
 */
export function DataAge({ answeredAt }: { readonly answeredAt: number }) {
  const age = useServerNow(answeredAt) - answeredAt;
  return (
    <span>
      {/* Laid out alone, because it changes every second. */}
      <span className={styles.words}>
        {`Picture updated ${formatAge(age)}, every ${REFRESH_MS / 1000} s`}
      </span>
    </span>
  );
}
