import type { LeaseRowView, LeasesView } from "@/lib/contract/window";
import { formatDuration, UNKNOWN } from "@/lib/format/quantity";
import { ScrollRegion } from "../frame/scroll-region";
import { TimeText } from "../time/time-text";
import styles from "./leases-table.module.css";

/** The KCL lease table: which worker reads which shard, and whether its checkpoint moves. */
export function LeasesTable({ leases }: { readonly leases: LeasesView }) {
  const { table, region, scannedAt, workers, rows } = leases;
  const isLagKnown = rows.some(({ lagMs }) => lagMs !== undefined);
  return (
    <section aria-labelledby="leases-title">
      <h2 id="leases-title" className="section-title">
        Leases
      </h2>
      <p className="quiet">
        Table {table} in {region}, {workers} {workers === 1 ? "worker" : "workers"}, read{" "}
        <TimeText at={scannedAt} seconds />.
      </p>
      {rows.length === 0 && <p className="quiet">The table holds no lease.</p>}
      {rows.length > 0 && (
        <ScrollRegion className={styles.scroll} label="Leases, table">
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">Shard</th>
                <th scope="col">Owner</th>
                <th scope="col">Lease renewed</th>
                <th scope="col">Checkpoint moved</th>
                {isLagKnown && <th scope="col">Read late by</th>}
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
                  {isLagKnown && <td>{readLateBy(row.lagMs)}</td>}
                  <td className={styles.checkpoint}>{row.checkpoint ?? UNKNOWN}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
    </section>
  );
}

/** Liveness is a difference of two scans, so it is unknown after one scan. */
export function betweenScans(seen: LeaseRowView["alive"]): string {
  if (seen === null) return "not known yet";
  return seen ? "yes" : "no";
}

/**
 * A shard without a datapoint is blocked or has no owner. One that was not asked about may be late
 * or not.
 */
export function readLateBy(lagMs: LeaseRowView["lagMs"]): string {
  if (lagMs === undefined) return "not asked";
  return lagMs === null ? "no datapoint" : formatDuration(lagMs);
}
