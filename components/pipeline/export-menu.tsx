"use client";

import { useRef } from "react";
import { windowUrl } from "@/lib/contract/urls";
import type { WindowAnswer } from "@/lib/contract/window";
import { useZone } from "../time/zone";
import { apiQuery } from "../view/view-params";
import { absolute } from "../view/window-steps";
import styles from "./range-bar.module.css";

const FORMATS = [
  ["md", "Summary (Markdown)", "verdicts, numbers, advice: the beginning of a post-mortem"],
  ["csv", "Series (CSV)", "a row a minute"],
  ["json", "Everything (JSON)", "as the API answers it"],
] as const;

/** The window as files. Plain links: they work before any script does. */
export function ExportMenu({
  id,
  window,
}: {
  readonly id: string;
  readonly window: WindowAnswer["window"];
}) {
  const zone = useZone();
  const links = useRef<HTMLUListElement>(null);
  const query = apiQuery({ ...absolute(window), tz: zone === "UTC" ? null : zone });
  return (
    <details
      className={styles.menu}
      onToggle={(event) => event.currentTarget.open && links.current?.querySelector("a")?.focus()}
    >
      <summary aria-keyshortcuts="x" title="Key x">
        Export
      </summary>
      <ul ref={links} className={styles.panel}>
        {FORMATS.map(([extension, name, what]) => (
          <li key={extension}>
            <a href={`${windowUrl(id, "")}/export.${extension}?${query}`} download>
              {name}
            </a>
            <span>{what}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
