"use client";

import { lazy, Suspense, useState } from "react";
import { loadWithRetry } from "@/lib/client/browser/load-with-retry";
import type { LiveChart } from "../live/live-chart";
import styles from "./chart-table.module.css";

const Table = lazy(async () => {
  const { ChartTableBody } = await loadWithRetry(() => import("./chart-table-body"));
  return { default: ChartTableBody };
});

/** The numbers of a chart in a disclosure. They are fetched and built only when it is opened. */
export function ChartTable({ live }: { readonly live: LiveChart }) {
  const [open, setOpen] = useState(false);
  return (
    <details className={styles.disclosure} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        Table<span className="visually-hidden"> of {live.spec.title}</span>
      </summary>
      {open && (
        <Suspense fallback="The table appears as soon as the server has answered.">
          <Table live={live} />
        </Suspense>
      )}
    </details>
  );
}
