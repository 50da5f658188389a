"use client";

import { lazy, Suspense, useState } from "react";
import { insist } from "@/lib/client/insist";
import styles from "./chart-table.module.css";
import type { Drawing } from "./drawing";

const Table = lazy(async () => {
  const { ChartTableBody } = await insist(() => import("./chart-table-body"));
  return { default: ChartTableBody };
});

/** The numbers behind a chart, behind a disclosure: fetched and built only once it is opened. */
export function ChartTable({ drawing }: { readonly drawing: Drawing }) {
  const [open, setOpen] = useState(false);
  return (
    <details className={styles.disclosure} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        Table<span className="visually-hidden"> of {drawing.spec.title}</span>
      </summary>
      {open && (
        <Suspense fallback="The table appears as soon as the server has answered.">
          <Table drawing={drawing} />
        </Suspense>
      )}
    </details>
  );
}
