import type { Goal, Measure, MeasureUnit, Report } from "../harness/bench";
import { quantile } from "../harness/quantile";
import { MANY } from "./measured-page";
import type { Paged, PageNumbers } from "./paged";

type Numbers = Paged<PageNumbers>;

/** Puts the two pages side by side, each number with its goal. */
export function reportOf(numbers: Numbers): Report {
  const { ours } = numbers;
  const [visit] = ours.visits;
  const html = visit?.html ?? "";
  const lines = html.match(/<path [^>]*d="M[^"]*L/g)?.length ?? 0;
  const headline = /id="headline"[^>]*>([^<]+)/.exec(html)?.[1];
  return {
    measures: [...refreshMeasures(numbers), ...visitMeasures(numbers), ...heapMeasures(numbers)],
    notes: [
      `The first HTML says ${headline ? `"${headline}"` : "NO verdict"} and draws ${lines || "NO"} lines of charts.`,
      `CPU is the page's main thread's own, what the bench asks of it included; ${ours.refreshes.length} refreshes, ${ours.steps.length} with a new axis, ${ours.moves.length} moves of each page, in turns.`,
      `Of a refresh, ${quantile(ours.rests, 0.5).toFixed(1)} ms are the bench's own.`,
      "The plain page is the same page in all but its charts, bundled without Next. Its axis moves with every refresh.",
      "Ours moves the lines of the charts that are on the screen; the plain page draws all of its charts.",
      "First visits: nothing cached and no network between; JavaScript as it came, in Brotli.",
      `To another machine over plain HTTP browsers take gzip: ${inKilobytes(visit?.namedGzipBytes)} named, ${inKilobytes(visit?.gzipBytes)} in all.`,
      "For comparison, Spark 3.5's own Streaming tab: first chart after 0.92 s, 290 kB of JavaScript, and it never refreshes.",
    ],
  };
}

function refreshMeasures({ ours, plain }: Numbers): readonly Measure[] {
  const row = (what: string, of: (page: PageNumbers) => number, goal?: Goal): Measure =>
    against(what, "ms", [of(ours), of(plain)], goal);
  const all = ({ refreshes, steps }: PageNumbers) => [...refreshes, ...steps];
  return [
    row("refresh, CPU p50", ({ refreshes }) => quantile(refreshes, 0.5), ratio(0.08)),
    row("refresh, CPU p90", ({ refreshes }) => quantile(refreshes, 0.9)),
    against(
      "refresh with a new time axis, CPU p50",
      "ms",
      [quantile(ours.steps, 0.5), quantile(all(plain), 0.5)],
      ratio(0.3),
    ),
    row("a minute's refreshes, CPU mean", (page) => mean(all(page))),
    row("longest task in a minute of refreshes, CPU", ({ longestMs }) => longestMs, most(50)),
    row("crosshair move, CPU p50", ({ moves }) => quantile(moves, 0.5), ratio(0.25)),
    row("crosshair move, CPU p90", ({ moves }) => quantile(moves, 0.9), most(6)),
  ];
}

function visitMeasures({ ours, plain }: Numbers): readonly Measure[] {
  const row = (
    [what, unit]: readonly [string, MeasureUnit],
    of: (visit: PageNumbers["visits"][number]) => number,
    goal?: Goal,
  ): Measure => {
    const middle = ({ visits }: PageNumbers) => quantile(visits.map(of), 0.5);
    return against(what, unit, [middle(ours), middle(plain)], goal);
  };
  return [
    row(["first picture of a chart, p50", "ms"], ({ pictureMs }) => pictureMs),
    row(["live charts, p50", "ms"], ({ liveMs }) => liveMs, most(1_500)),
    row(
      ["JavaScript the first HTML names", "bytes"],
      ({ namedBytes }) => namedBytes,
      most(150_000),
    ),
    row(["JavaScript in all", "bytes"], ({ scriptBytes }) => scriptBytes, most(250_000)),
  ];
}

function heapMeasures({ ours, plain }: Numbers): readonly Measure[] {
  const grown = ({ heap }: PageNumbers) => heap.after / heap.before - 1;
  return [
    against(`heap after ${MANY} refreshes`, "bytes", [ours.heap.after, plain.heap.after]),
    { ...against("its growth", "share", [grown(ours), grown(plain)]), goal: most(0.05) },
  ];
}

function against(
  what: string,
  unit: MeasureUnit,
  [measured, baseline]: readonly [number, number],
  goal?: Goal,
): Measure {
  return { what, unit, measured, baseline, ...(goal && { goal }) };
}

const inKilobytes = (bytes = Number.NaN): string => `${(bytes / 1e3).toFixed(1)} kB`;

const ratio = (limit: number): Goal => ({ of: "ratio", most: limit });
const most = (limit: number): Goal => ({ of: "measured", most: limit });

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
