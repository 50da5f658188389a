import type { PipelinesAnswer } from "@/lib/contract/pipelines";
import { formatUtc } from "@/lib/format/time";
import { CAUSE_WORDS } from "@/lib/format/verdict-words";
import { worstFirst } from "../overview/worst-first";
import { COLOURS, SEVERITY_COLOURS } from "./image-colours";
import { ImageFrame, SeverityShape } from "./image-frame";
import { countWords } from "./preview-words";

const ROWS = 6;

/** All pipelines, worst first, as the image of a link preview. */
export function OverviewImage({ answer }: { readonly answer: PipelinesAnswer }) {
  const ordered = worstFirst(answer.pipelines);
  const hidden = ordered.length - ROWS;
  return (
    <ImageFrame
      severity={ordered[0]?.verdict.severity ?? "unknown"}
      title={countWords(answer.pipelines) || "No pipelines"}
      corner={answer.demo ? "Demo data · Narrows" : "Narrows"}
    >
      <div style={{ display: "flex", flexDirection: "column", flex: 1, marginTop: 26, gap: 14 }}>
        {ordered.slice(0, ROWS).map(({ id, name, verdict: { severity, cause } }) => (
          <div key={id} style={{ display: "flex", alignItems: "center", gap: 20, fontSize: 38 }}>
            <SeverityShape severity={severity} size={42} />
            <div style={{ flex: 1, fontWeight: 600, display: "block", lineClamp: 1 }}>{name}</div>
            <div style={{ color: SEVERITY_COLOURS[severity] }}>{CAUSE_WORDS[cause]}</div>
          </div>
        ))}
      </div>
      <div style={{ display: "flex", color: COLOURS.muted }}>
        <div style={{ flex: 1 }}>{hidden > 0 ? `and ${hidden} more` : ""}</div>
        <div>{`as of ${formatUtc(answer.now).slice(0, 16)} UTC`}</div>
      </div>
    </ImageFrame>
  );
}
