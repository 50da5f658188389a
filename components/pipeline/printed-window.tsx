"use client";

import { usePrinted } from "../charts/use-printed";
import type { WindowAnswer } from "@/lib/contract/window";
import { formatSpan } from "@/lib/format/span";
import { formatMoment } from "@/lib/format/time";
import { useZone } from "../time/zone";
import { useNavigation } from "../view/page-navigation";
import { absolute } from "../view/window-steps";
import styles from "./pipeline-header.module.css";

/** On paper alone: which window this is, of when its picture is, and the address that shows it again. */
export function PrintedWindow({
  window,
  pictureAt,
}: {
  readonly window: WindowAnswer["window"];
  /** When the answer was given, epoch ms. */
  readonly pictureAt: number;
}) {
  const printed = usePrinted();
  const zone = useZone();
  const { hrefOf } = useNavigation();
  if (!printed) return null;
  // It is only known in a browser that the page is printed.
  const address = new URL(hrefOf(absolute(window)), location.href);
  return (
    <p className={styles.printed} data-printed>
      {formatSpan(window, zone)}, as known at {formatMoment(pictureAt, zone, window.to)}.{" "}
      {address.href}
    </p>
  );
}
