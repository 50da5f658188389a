"use client";

import { useServerNow } from "@/lib/client/use-server-now";
import { formatDay, formatSeconds } from "@/lib/format/time";
import { useZone } from "../time/zone";
import styles from "./kiosk-frame.module.css";

/** The server's time in the page's zone. It runs whatever else does: the screen is alive. */
export function KioskClock({ writtenAt }: { readonly writtenAt: number }) {
  const zone = useZone();
  const now = useServerNow(writtenAt);
  return (
    <p className={styles.clock} data-clock>
      <b>{formatSeconds(now, zone)}</b>
      <span>
        {formatDay(now, zone)}, {zone}
      </span>
    </p>
  );
}
