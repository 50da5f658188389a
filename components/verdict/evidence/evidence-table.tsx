"use client";

import { useState } from "react";
import type { Verdict } from "@/lib/domain/verdict";
import { formatQuantity } from "@/lib/format/quantity";
import { ScrollRegion } from "../../frame/scroll-region";
import { TimeText } from "../../time/time-text";
import { ChartLink } from "./chart-link";
import {
  type EvidenceRow,
  inOrderOfInterest,
  oncePerReason,
  ruleWords,
  stateWords,
} from "./evidence-order";
import styles from "./evidence-table.module.css";

/** A sign beside the word, to scan the column without reading. */
const STATE_SIGNS = { holds: "●", blind: "◌", clear: "–" } as const;

/** Every rule, its evidence, and whether it holds. Clear rules are shown on demand. */
export function EvidenceTable({ evidence }: Pick<Verdict, "evidence">) {
  const [all, setAll] = useState(false);
  const clear = evidence.filter(({ state }) => state === "clear").length;
  const shown = inOrderOfInterest(evidence).filter(({ state }) => all || state !== "clear");
  const rows = oncePerReason(shown);
  return (
    <section aria-labelledby="evidence-title" tabIndex={-1} data-jump="e">
      <h2 id="evidence-title" className="section-title">
        Evidence
      </h2>
      {evidence.length === 0 && <p className="quiet">No rule has been looked at yet.</p>}
      {rows.length > 0 && <Table rows={rows} />}
      {clear > 0 && (
        <button
          type="button"
          className={styles.more}
          data-control
          aria-expanded={all}
          onClick={() => setAll(!all)}
        >
          {all ? "Hide" : "Show"}{" "}
          {clear === 1 ? "the row that is fine" : `the ${clear} rows that are fine`}
        </button>
      )}
    </section>
  );
}

function Table({ rows }: { readonly rows: readonly EvidenceRow[] }) {
  return (
    <ScrollRegion className={styles.scroll} label="Evidence, table">
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">State</th>
            <th scope="col">Rule</th>
            <th scope="col">What was seen</th>
            <th scope="col" className={styles.number}>
              Number
            </th>
            <th scope="col" className={styles.number}>
              Limit
            </th>
            <th scope="col" className={styles.span}>
              Looked at
            </th>
            <th scope="col">Seen in</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, i) => (
            <Row key={`${row.item.rule} ${i}`} row={row} />
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function Row({ row: { item, rules } }: { readonly row: EvidenceRow }) {
  const { state, text, value, unit, limit, from, to, series } = item;
  return (
    <tr className={styles.row} data-state={state}>
      <td className={styles.state}>
        <span aria-hidden>{STATE_SIGNS[state]}</span> {stateWords(item)}
      </td>
      <th scope="row">{rules.map(ruleWords).join(", ")}</th>
      <td className={styles.text}>{text}</td>
      <td className={styles.number}>{unit && value !== null ? formatQuantity(value, unit) : ""}</td>
      <td className={styles.number}>{unit && limit !== null ? formatQuantity(limit, unit) : ""}</td>
      <td className={styles.span}>
        <TimeText at={from} />–<TimeText at={to} />
      </td>
      <td className={styles.chart}>
        <ChartLink series={series} />
      </td>
    </tr>
  );
}
