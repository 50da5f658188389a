"use client";

import Link, { useLinkStatus } from "next/link";
import type { WindowAnswer } from "@/lib/contract/window";
import { pageHref, type View } from "../view/view-params";
import styles from "./range-links.module.css";

const RANGES = [
  ["15 min", "now-15m"],
  ["1 h", "now-1h"],
  ["6 h", "now-6h"],
  ["24 h", "now-24h"],
  ["7 d", "now-7d"],
] as const;

export interface RangeLinksProps {
  readonly path: string;
  readonly view: View;
  readonly window: WindowAnswer["window"];
}

/** Other windows of the same pipeline, as links: the address bar always holds the state. */
export function RangeLinks({ path, view, window: { from, to, live } }: RangeLinksProps) {
  const current = view.from ?? "now-1h";
  return (
    <nav className={styles.ranges} aria-label="Window">
      {RANGES.map(([label, range]) => {
        const here = live && current === range;
        return (
          <Link
            key={range}
            href={pageHref(path, view, { from: range, to: "now" })}
            prefetch={false}
            scroll={false}
            aria-current={here ? "true" : undefined}
          >
            {label}
            <Pending />
          </Link>
        );
      })}
      {live ? (
        <Link
          href={pageHref(path, view, { from: isoOf(from), to: isoOf(to) })}
          prefetch={false}
          scroll={false}
        >
          Pin this window
          <Pending />
        </Link>
      ) : (
        <Link href={pageHref(path, view, { from: null, to: null })} prefetch={false} scroll={false}>
          Back to now
          <Pending />
        </Link>
      )}
    </nav>
  );
}

function Pending() {
  const { pending } = useLinkStatus();
  return pending && <span className={styles.pending}> loading…</span>;
}

function isoOf(at: number): string {
  return new Date(at).toISOString().replace(".000Z", "Z");
}
