import type { WindowAnswer } from "@/lib/contract/window";
import { formatSpan } from "@/lib/format/span";
import { whoWords } from "../verdict/who-words";
import { COLOURS } from "./picture-colours";
import { PictureFrame } from "./picture-frame";
import { changedWords, verdictTitle } from "./preview-words";
import { WindowChart } from "./window-chart";

/** The verdict of one window with its main chart, as a chat shows it under a link. */
export function WindowPicture({
  answer,
  zone,
}: {
  readonly answer: WindowAnswer;
  readonly zone: string;
}) {
  const { verdict, pipeline, window, demo } = answer;
  const changed = changedWords(verdict, zone);
  return (
    <PictureFrame
      severity={verdict.severity}
      title={verdictTitle(verdict)}
      corner={demo ? "Demo data · Narrows" : "Narrows"}
    >
      <div
        style={{
          marginTop: 18,
          fontSize: 38,
          fontWeight: 600,
          lineHeight: 1.2,
          display: "block",
          lineClamp: 3,
        }}
      >
        {verdict.headline}
      </div>
      {changed !== "" && (
        <div style={{ marginTop: 8, fontSize: 26, display: "block", lineClamp: 1 }}>{changed}</div>
      )}
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
    </PictureFrame>
  );
}
