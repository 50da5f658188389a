import { shownHeadline } from "@/lib/format/data-loss-words";
import { CAUSE_WORDS, SEVERITY_WORDS } from "@/lib/format/verdict-words";
import { Sparkline } from "../../charts/sparkline";
import { CutName } from "../../frame/cut-name";
import { SourceTrouble } from "../../freshness/source-trouble";
import { summaryOf } from "../../freshness/summary-of";
import type { PipelineSummary } from "../../overview/worst-first";
import { SinceText } from "../../verdict/banner/since-text";
import { DelayText } from "../../verdict/numbers/delay-text";
import { SeverityIcon } from "../../verdict/severity/severity-icon";
import { DataLossClock } from "../parts/data-loss-clock";
import { TileNumber } from "./tile-number";
import { noBreakUnits } from "../parts/no-break-units";
import styles from "./large-tile.module.css";
import { tileHeadline } from "./tile-headline";

/** A pipeline with its headline, the number and the picture of its cause. `lead` is to be read from across a room. */
export function LargeTile({
  pipeline,
  stale,
  writtenAt,
  lead,
}: {
  readonly pipeline: PipelineSummary;
  readonly stale: boolean;
  readonly writtenAt: number;
  readonly lead: boolean;
}) {
  const { name, verdict, sources } = pipeline;
  const { severity, cause, numbers } = verdict;
  const shown = stale ? "unknown" : severity;
  const { bad } = summaryOf(sources, stale);
  const { text, step } = tileHeadline(verdict, lead ? "lead" : bad.length > 0 ? "deaf" : "large");
  return (
    <li
      className={styles.tile}
      data-severity={shown}
      data-lead={lead || undefined}
      data-deaf={bad.length > 0 || undefined}
      data-step={step}
    >
      <div className={styles.words}>
        <p className={styles.kicker}>
          <SeverityIcon severity={shown} size={24} />
          <b className={styles.name}>
            <CutName name={name} />
          </b>
          <span>
            {stale && "was: "}
            {SEVERITY_WORDS[severity]}, {CAUSE_WORDS[cause]}
          </span>
          <SinceText verdict={verdict} />
          <TileNumber pipeline={pipeline} place="kicker" />
        </p>
        <h2 className={styles.headline}>{noBreakUnits(shownHeadline(text, stale))}</h2>
        {bad.length > 0 && (
          <p className={styles.sources}>
            <SourceTrouble sources={bad} stale={stale} />
          </p>
        )}
      </div>
      <div className={styles.measures}>
        <div>
          <DataLossClock {...{ verdict, writtenAt, stale }} small={!lead} />
          <TileNumber pipeline={pipeline} place="measures" />
          <p className={styles.delay} data-delay data-second={pipeline.number ? "" : undefined}>
            End to end <DelayText {...{ severity, numbers }} />
          </p>
        </div>
        <div className={styles.spark}>
          <Sparkline of={pipeline} />
        </div>
      </div>
    </li>
  );
}
