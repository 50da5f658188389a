"use client";

import { SEVERITY_WORDS } from "@/lib/format/verdict-words";
import { SeverityIcon } from "../verdict/severity/severity-icon";
import styles from "./filter-bar.module.css";
import { severityCounts } from "./severity-counts";
import { knownFilter, regionsOf, shownPipelines } from "./shown-pipelines";
import type { ListFilterState } from "./use-list-filter";
import type { PipelineSummary } from "./worst-first";

interface FilterBarProps {
  readonly pipelines: readonly PipelineSummary[];
  readonly state: ListFilterState;
  readonly stale: boolean;
}

/** What the list shows: severities with their numbers, a region, a text. */
export function FilterBar(props: FilterBarProps) {
  return (
    <search className={styles.bar}>
      <SeverityChips {...props} />
      <RegionChoice {...props} />
      <TextField {...props} />
    </search>
  );
}

/** Each severity that occurs, with the number of pipelines that the rest of the filter leaves. */
function SeverityChips({ pipelines, state: { filter, choose }, stale }: FilterBarProps) {
  const { severities } = filter;
  const counted = shownPipelines(pipelines, { ...filter, severities: [] });
  return (
    <ul className={styles.chips} aria-label={stale ? "Severities, as they were" : "Severities"}>
      {severityCounts(counted, severities).map(([severity, count]) => {
        const isOn = severities.includes(severity);
        const others = severities.filter((other) => other !== severity);
        return (
          <li key={severity}>
            <button
              type="button"
              className={styles.chip}
              aria-pressed={isOn}
              title={isOn ? "Show the other severities too" : "Show these alone"}
              onClick={() => choose({ severities: isOn ? others : [...severities, severity] })}
            >
              <SeverityIcon severity={stale ? "unknown" : severity} size={17} /> <b>{count}</b>{" "}
              {SEVERITY_WORDS[severity]}
            </button>
          </li>
        );
      })}
    </ul>
  );
}

/** Only where there is more than one region. */
function RegionChoice({ pipelines, state: { filter, choose } }: FilterBarProps) {
  const regions = regionsOf(pipelines);
  if (regions.length < 2) return null;
  return (
    <label>
      <span className="visually-hidden">Region </span>
      <select
        className={styles.field}
        value={knownFilter(filter, pipelines).region ?? ""}
        onChange={({ target }) => choose({ region: target.value || null })}
        data-control
      >
        <option value="">All regions</option>
        {regions.map((region) => (
          <option key={region}>{region}</option>
        ))}
      </select>
    </label>
  );
}

function TextField({ state: { filter, type } }: FilterBarProps) {
  return (
    <label className={styles.text}>
      <span className="visually-hidden">Search for a name, a stream, a region or a cause </span>
      <input
        className={styles.field}
        type="search"
        value={filter.text}
        placeholder="Search"
        title="A name, an id, a stream, a region or a cause (key /)"
        autoComplete="off"
        spellCheck={false}
        aria-keyshortcuts="/"
        data-jump="/"
        data-control
        onChange={({ target }) => type(target.value)}
        onKeyDown={(event) => {
          if (event.key !== "Escape") return;
          event.preventDefault();
          if (filter.text === "") event.currentTarget.blur();
          else type("");
        }}
      />
    </label>
  );
}
