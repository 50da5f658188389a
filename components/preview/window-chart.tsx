import { shownVerdict } from "@/lib/contract/shown-verdict";
import type { WindowAnswer } from "@/lib/contract/window";
import { formatQuantity } from "@/lib/format/quantity";
import { settledCount } from "../charts/series/column";
import { drawUp, type Drawing } from "../charts/series/drawing";
import type { DrawnSeries } from "../charts/series/drawn-series";
import { SERIES_COLOURS } from "../charts/series/series-colours";
import { verdictChart } from "../charts/series/verdict-chart";
import { gapPath } from "../charts/marks/gap-path";
import { legendWords } from "../charts/labels/legend-words";
import { linePath, type PlotScale, limitPath, pictureScale } from "../charts/marks/paths";
import { tickStep, timeTickLabel, timeTicks } from "../charts/axes/time-ticks";
import { yAxis } from "../charts/axes/y-axis";
import { COLOURS } from "./image-colours";

const WIDTH = 1084;
const HEIGHT = 176;
const TICKS = 5;

/**
 * The chart that shows the verdict, often put against get with the gap shaded, drawn without a
 * browser.
 */
export function WindowChart({
  answer,
  zone,
}: {
  readonly answer: WindowAnswer;
  readonly zone: string;
}) {
  const spec = verdictChart(shownVerdict(answer).verdict.cause, answer);
  const drawing = drawUp(spec, answer);
  if (drawing.empty)
    return <div style={{ color: COLOURS.muted }}>Nothing was put or got that is known of.</div>;
  const { window } = answer;
  const { top } = yAxis(drawing.highest, drawing.spec.unit);
  const scale = pictureScale(window, top, { width: WIDTH, height: HEIGHT });
  return (
    <div style={{ display: "flex", flexDirection: "column" }}>
      <Legend drawing={drawing} />
      <svg width={WIDTH} height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`}>
        <path d={`M0,1H${WIDTH}M0,${HEIGHT / 2}H${WIDTH}`} stroke={COLOURS.grid} strokeWidth={2} />
        <path d={`M0,${HEIGHT - 1}H${WIDTH}`} stroke={COLOURS.axis} strokeWidth={2} />
        <Lines drawing={drawing} scale={scale} />
      </svg>
      <div style={{ display: "flex", position: "relative", height: 32 }}>
        {timeTicks(window, zone, TICKS).map((at) => (
          <TimeTick
            key={at}
            x={(WIDTH * (at - window.from)) / (window.to - window.from)}
            words={timeTickLabel(at, zone, { step: tickStep(window, TICKS), to: window.to })}
          />
        ))}
      </div>
    </div>
  );
}

/** Half the width of a character, px: a drawn image cannot measure its text. */
const HALF_A_CHARACTER = 7.5;

/** A label of the time axis, centred at `x` (px) and kept inside the image. */
function TimeTick({ x, words }: { readonly x: number; readonly words: string }) {
  const half = words.length * HALF_A_CHARACTER;
  const left = Math.min(WIDTH - 2 * half, Math.max(0, x - half));
  return (
    <div style={{ position: "absolute", left, fontSize: 26, color: COLOURS.muted }}>{words}</div>
  );
}

/** What only stands beside the proof is grey. */
function colourOf({ name }: DrawnSeries): string {
  const colours: Readonly<Record<string, string>> = COLOURS;
  return colours[SERIES_COLOURS[name]] ?? COLOURS.muted;
}

/** Put is drawn thin and on top, so that both lines are seen where all of put is got. */
const widthOf = ({ place }: DrawnSeries): number => (place === 0 ? 4 : 9);

function Legend({ drawing }: { readonly drawing: Drawing }) {
  const { series, limits, spec } = drawing;
  return (
    <div style={{ display: "flex", gap: 34, marginBottom: 10, fontSize: 30, fontWeight: 600 }}>
      {series.map((each) => (
        <div key={each.name} style={{ color: colourOf(each) }}>
          {`${each.word} ${legendWords(drawing, { what: each.name, at: null })}`}
        </div>
      ))}
      {limits
        // The read limit is twice the write limit, and has no room.
        .filter(({ word }) => word !== "read limit")
        .map(({ word, last }) => (
          <div key={word} style={{ color: COLOURS.limit, fontWeight: 400 }}>
            {`${word} ${formatQuantity(last, spec.unit)}`}
          </div>
        ))}
    </div>
  );
}

/** Provisional data are dashed, as on the page. */
function Lines({ drawing, scale }: { readonly drawing: Drawing; readonly scale: PlotScale }) {
  const { gap, series, limits, settledTo, end } = drawing;
  return (
    <>
      {gap && (
        <path
          d={gapPath(...gap, scale, { to: settledCount(gap[0], settledTo) })}
          fill={COLOURS.gap}
        />
      )}
      {limits
        .filter(({ inside }) => inside)
        .map(({ word, points }) => (
          <path
            key={word}
            d={limitPath(points, scale, end)}
            fill="none"
            stroke={COLOURS.limit}
            strokeWidth={2}
            strokeDasharray="10 8"
          />
        ))}
      {series.toReversed().flatMap((each) => {
        const settled = settledCount(each.column, settledTo);
        const stroke = {
          fill: "none",
          stroke: colourOf(each),
          strokeWidth: widthOf(each),
          strokeLinecap: "round",
        } as const;
        return [
          <path key={each.name} d={linePath(each.column, scale, { to: settled })} {...stroke} />,
          <path
            key={`${each.name} provisional`}
            d={linePath(each.column, scale, { from: settled - 1 })}
            strokeDasharray="4 12"
            {...stroke}
          />,
        ];
      })}
    </>
  );
}
