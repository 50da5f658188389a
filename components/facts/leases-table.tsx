import { useState } from "react";
import type { LeaseRowView, LeasesView } from "@/lib/contract/facts";
import { UNKNOWN } from "@/lib/format/quantity";
import { shortCheckpoint } from "@/lib/format/shard-names";
import { ScrollRegion } from "../frame/scroll-region";
import { TimeText } from "../time/time-text";
import styles from "./leases-table.module.css";

/**
 * The KCL lease table as it is: every row, with the names and the checkpoints of the table. The
 * rows are made when it is opened, for there may be hundreds.
 */
export function LeasesTable({ leases }: { readonly leases: LeasesView }) {
  const { table, region, scannedAt, workers, rows } = leases;
  const [isOpen, setOpen] = useState(false);
  return (
    <details
      className={styles.leases}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>
        Lease table {table} in {region}: {rows.length} {rows.length === 1 ? "lease" : "leases"},{" "}
        {workers} {workers === 1 ? "worker" : "workers"}, read <TimeText at={scannedAt} seconds />
      </summary>
      {isOpen && rows.length > 0 && (
        <ScrollRegion className={styles.scroll} label="Leases, table">
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">Shard</th>
                <th scope="col">Owner</th>
                <th scope="col">Lease renewed</th>
                <th scope="col">Checkpoint moved</th>
                <th scope="col">Checkpoint</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.shardId}>
                  <th scope="row">{row.shardId}</th>
                  <td>{row.owner ?? "nobody"}</td>
                  <td>{betweenScans(row.alive)}</td>
                  <td>{betweenScans(row.moved)}</td>
                  <td title={row.checkpoint ?? undefined}>
                    {row.checkpoint === null ? UNKNOWN : shortCheckpoint(row.checkpoint)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
    </details>
  );
}

/** Liveness is a difference of two scans, so it is unknown after one scan. */
export function betweenScans(seen: LeaseRowView["alive"]): string {
  if (seen === null) return "not known yet";
  return seen ? "yes" : "no";
}
