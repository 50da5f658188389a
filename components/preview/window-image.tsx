import { shownVerdict } from "@/lib/contract/shown-verdict";
import type { WindowAnswer } from "@/lib/contract/window";
import { formatSpan } from "@/lib/format/span";
import { whoWords } from "../frame/who-words";
import { COLOURS } from "./image-colours";
import { ImageFrame } from "./image-frame";
import { changedWords, windowTitle, worstWords } from "./preview-words";
import { WindowChart } from "./window-chart";

/** The verdict of one window with its main chart, as the image of a link preview. */
export function WindowImage({
  answer,
  zone,
}: {
  readonly answer: WindowAnswer;
  readonly zone: string;
}) {
  const { pipeline, window, demo } = answer;
  const { verdict } = shownVerdict(answer);
  const worst = worstWords(answer, zone);
  const changed = changedWords(verdict, zone);
  return (
    <ImageFrame
      severity={verdict.severity}
      title={windowTitle(answer)}
      corner={demo ? "Demo data · Narrows" : "Narrows"}
    >
      <div
        style={{
          marginTop: 18,
          fontSize: 38,
          fontWeight: 600,
          lineHeight: 1.2,
          display: "block",
          lineClamp: worst ? 2 : 3,
        }}
      >
        {verdict.headline}
      </div>
      {changed !== "" && (
        <div style={{ marginTop: 8, fontSize: 26, display: "block", lineClamp: 1 }}>{changed}</div>
      )}
      {worst && <div style={{ marginTop: 10, color: COLOURS.muted }}>{worst}</div>}
      <div style={{ display: "flex", flex: 1 }} />
      <WindowChart answer={answer} zone={zone} />
      <div style={{ display: "flex", gap: 30, marginTop: 16, color: COLOURS.muted }}>
        <div
          style={{ flex: 1, color: COLOURS.ink, fontWeight: 600, display: "block", lineClamp: 1 }}
        >
          {whoWords(pipeline)}
        </div>
        <div>{formatSpan(window, zone)}</div>
      </div>
    </ImageFrame>
  );
}
