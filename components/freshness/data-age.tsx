"use client";

import { useServerNow } from "@/lib/client/clock/use-server-now";
import { formatAge } from "@/lib/format/age";
import { REFRESH_MS } from "@/lib/contract/window";
import styles from "./data-age.module.css";

/** How old the page's answer is: always there, so that its absence is never taken for freshness. */
export function DataAge({ answeredAt }: { readonly answeredAt: number }) {
  const age = useServerNow(answeredAt) - answeredAt;
  return (
    <span>
      {/* Laid out alone: it is another every second. */}
      <span className={styles.words}>
        {`Picture updated ${formatAge(age)}, every ${REFRESH_MS / 1000} s`}
      </span>
    </span>
  );
}
