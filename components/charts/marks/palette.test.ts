import { readFileSync } from "node:fs";
import {
  differenceCiede2000,
  filterDeficiencyDeuter,
  filterDeficiencyProt,
  filterDeficiencyTrit,
  parse,
  wcagContrast,
} from "culori";
import { describe, expect, it } from "vitest";
import { GAP_CHARTS, OTHER_CHARTS } from "../series/chart-specs";
import { SERIES_COLOURS } from "../series/series-colours";

/** CIEDE2000. From about 10 on, two colours that touch are told apart at a glance. */
const TOLD_APART = 10;
/** The lower of two lines is seen on each side of the upper one by half of this, px. */
const WIDER_BY = 2.5;

const read = (path: string) => readFileSync(new URL(path, import.meta.url), "utf8");
const SHEET = read("../../../app/globals.css");
const STROKES = read("./series-paths.module.css");

const THEMES = ["light", "dark"] as const;
const EYES = {
  "full colour vision": (colour: string) => parse(colour),
  deuteranopia: seenBy(filterDeficiencyDeuter(1)),
  protanopia: seenBy(filterDeficiencyProt(1)),
  tritanopia: seenBy(filterDeficiencyTrit(1)),
};

function seenBy(filter: ReturnType<typeof filterDeficiencyDeuter>) {
  return (colour: string) => {
    const parsed = parse(colour);
    return parsed && filter(parsed);
  };
}

/** A colour of the page. One may be named as another: that of the total is the ink's. */
function colourOf(name: string, theme: (typeof THEMES)[number]): string {
  const [, other] = SHEET.match(`--${name}: var\\(--(\\w+)\\);`) ?? [];
  if (other) return colourOf(other, theme);
  const [, light, dark] = SHEET.match(`--${name}: light-dark\\((#\\w+), (#\\w+)\\)`) ?? [];
  const colour = theme === "light" ? light : dark;
  if (!colour) throw new Error(`globals.css has no colour --${name}`);
  return colour;
}

/** The width of a line in its chart, px, as the style sheet has it. */
function widthOf(place: number): number {
  const own = STROKES.match(`\\.series \\[data-place="${place}"\\] \\{\\s*--weight: ([\\d.]+)`);
  const [, any] = STROKES.match(/\.series \{\s*--weight: ([\d.]+)/) ?? [];
  return Number(own?.[1] ?? any);
}

const isDashed = (place: number) =>
  new RegExp(`\\.line\\[data-place="${place}"\\] \\{\\s*stroke-dasharray`).test(STROKES);

/** Every two lines that share a chart. The parts of a stack are surfaces, which cover none. */
const lines = [...GAP_CHARTS, ...OTHER_CHARTS].filter(({ stack }) => !stack);
const pairs = lines.flatMap(({ id, series }) =>
  series.flatMap((name, place) =>
    series.slice(place + 1).map((other, i) => ({
      what: `${id}: ${name} and ${other}`,
      colours: [SERIES_COLOURS[name], SERIES_COLOURS[other]] as const,
      places: [place, place + 1 + i] as const,
    })),
  ),
);

describe.each(THEMES)("lines of one chart in the %s theme", (theme) => {
  describe.each(Object.entries(EYES))("for %s", (_eyes, seen) => {
    const difference = differenceCiede2000();
    it.each(pairs)("$what are told apart where they lie on each other", ({ colours, places }) => {
      const [a, b] = colours.map((name) => seen(colourOf(name, theme)));
      if (!a || !b) throw new Error("not a colour");
      const [upper, lower] = places;
      // Dashes lie on top, and what is below is seen between them.
      if (isDashed(lower) !== isDashed(upper)) return;
      expect(widthOf(lower) - widthOf(upper)).toBeGreaterThanOrEqual(WIDER_BY);
      expect(difference(a, b)).toBeGreaterThanOrEqual(TOLD_APART);
    });
  });

  it.each([...new Set(Object.values(SERIES_COLOURS))])("%s stands out from the ground", (name) =>
    expect(wcagContrast(colourOf(name, theme), colourOf("ground", theme))).toBeGreaterThanOrEqual(
      3,
    ),
  );
});

it("reads the style sheet: three styles of line", () => {
  expect([0, 1, 2].map(isDashed)).toEqual([false, false, true]);
  expect([0, 1, 2].map(widthOf)).toEqual([2, 5, 2.25]);
});
