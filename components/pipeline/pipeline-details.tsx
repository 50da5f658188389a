import { memo } from "react";
import { shownVerdict } from "@/lib/contract/shown-verdict";
import type { WindowAnswer } from "@/lib/contract/window";
import { WhySlow } from "../batch/why-slow";
import { ComparisonResult } from "../comparison/comparison-result";
import { FactsList } from "../facts/facts-list";
import { ShardStrip } from "../facts/shards/shard-strip";
import { LinkList } from "../facts/link-list";
import { hasData } from "../states/has-data";
import { sameDay } from "../time/same-day";
import { AdviceList } from "../verdict/advice/advice-list";
import { EvidenceTable } from "../verdict/evidence/evidence-table";
import { VerdictLog } from "../verdict/timeline/verdict-log";
import { OtherCharts } from "./first-screen/other-charts";
import styles from "./pipeline-details.module.css";

// A new answer reuses the unchanged objects, so that these are not drawn again.
const Evidence = memo(EvidenceTable);
const Links = memo(LinkList);
const Advice = memo(AdviceList);
const Facts = memo(FactsList);
const Shards = memo(ShardStrip);
const Slow = memo(WhySlow);
const Log = memo(VerdictLog);

/** Everything below the first screen: the other charts, and the full account of the verdict. */
export function PipelineDetails({ answer }: { readonly answer: WindowAnswer }) {
  const { pipeline, window, verdictLog, facts, limits, links } = answer;
  const { verdict } = shownVerdict(answer);
  const { batchIntervalMs, retentionMs } = limits;
  return (
    <div className={styles.details}>
      <ComparisonResult id={pipeline.id} />
      {hasData(answer) && <OtherCharts answer={answer} cause={verdict.cause} />}
      <div className={styles.beside}>
        <Advice advice={verdict.advice} links={links} />
        <Log verdictLog={verdictLog} today={sameDay(window.to)} />
      </div>
      <Evidence evidence={verdict.evidence} />
      {window.live && pipeline.application && <Slow id={pipeline.id} />}
      <Links links={links} />
      <Facts facts={facts} batchIntervalMs={batchIntervalMs} retentionMs={retentionMs} />
      <Shards shards={facts.shards} leases={facts.leases} />
    </div>
  );
}
