"use client";

import { windowUrl } from "@/lib/contract/urls";
import type { WindowAnswer } from "@/lib/contract/window";
import { useZone } from "../time/zone";
import { apiQuery } from "../view/view-params";
import { absolute } from "../view/window-steps";
import { Menu } from "../view/menu";
import styles from "./range-bar.module.css";

const FORMATS = [
  ["md", "Summary (Markdown)", "verdicts, numbers, advice: the beginning of a post-mortem"],
  ["csv", "Series (CSV)", "a row a minute"],
  ["json", "Everything (JSON)", "as the API answers it"],
] as const;

/** Downloads of the window. Plain links, so that they work before any script runs. */
export function ExportMenu(props: FilesProps) {
  return (
    <Menu
      className={styles.menu}
      title="Export"
      shortcut="x"
      onOpen={(menu) => menu.querySelector("a")?.focus()}
    >
      <Files {...props} />
    </Menu>
  );
}

interface FilesProps {
  readonly id: string;
  readonly window: WindowAnswer["window"];
}

function Files({ id, window }: FilesProps) {
  const zone = useZone();
  const query = apiQuery({ ...absolute(window), tz: zone === "UTC" ? null : zone });
  return (
    <ul className={styles.panel}>
      {FORMATS.map(([extension, name, what]) => (
        <li key={extension}>
          <a href={`${windowUrl(id, "")}/export.${extension}?${query}`} download>
            {name}
          </a>
          <span>{what}</span>
        </li>
      ))}
    </ul>
  );
}
