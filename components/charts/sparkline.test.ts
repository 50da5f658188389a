import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { NO_LIMITS as limits } from "../fixtures/pipeline-summary";
import { Sparkline, sparklineScale } from "./sparkline";

describe("the sparkline", () => {
  it("spans its steps and leaves room above the highest value", () => {
    const put = { t0: 1_000, stepMs: 100, values: [10, 20] };
    const { x, y } = sparklineScale(put, { ...put, values: [5, null] });
    expect(x.origin + x.factor * 1_000).toBeCloseTo(0);
    expect(x.origin + x.factor * 1_200).toBeCloseTo(200);
    expect(y.origin + y.factor * 22).toBeCloseTo(0);
  });

  it("breaks at a gap and says the newest numbers", () => {
    const view = { from: 0, stepMs: 60_000, put: [1024, 1024, 2048], get: [1024, null, 1024], limits };
    const markup = renderToStaticMarkup(createElement(Sparkline, { view }));
    expect(markup).toMatch(/d="M33\.3,[\d.]+h0M166\.7,[\d.]+h0"/);
    expect(markup).toContain("<b>2 KiB/s</b>");
  });

  it("says that nothing is known, and draws nothing", () => {
    const view = { from: 0, stepMs: 60_000, put: [], get: [], limits };
    const markup = renderToStaticMarkup(createElement(Sparkline, { view }));
    expect(markup.match(/no data/g)).toHaveLength(3);
    expect(markup).not.toMatch(/d="M/);
  });

  const words = (put: (number | null)[], get: (number | null)[]) => {
    const view = { from: 0, stepMs: 60_000, put, get, limits };
    const markup = renderToStaticMarkup(createElement(Sparkline, { view }));
    return [...markup.matchAll(/<span[^>]*>(.*?)<\/span>/g)].map(([, text]) =>
      text?.replaceAll(/<[^>]+>/g, ""),
    );
  };

  it.each([
    [
      "shows put and get of the same minute",
      [1024, 2048],
      [1024, null],
      ["put 2 KiB/s", "get no data", "gap no data"],
    ],
    [
      "says that nobody reads, and that the gap is all of put",
      [1024, 2048, 2048, 2048],
      [1024, null, null, null],
      ["put 2 KiB/s", "get none", "gap 2 KiB/s (100 % of put)"],
    ],
    [
      "shows the newest minute that was read while later ones are on their way",
      [1024, null, null],
      [512, null, null],
      ["put 1 KiB/s", "get 512 B/s", "gap 512 B/s (50 % of put)"],
    ],
    [
      "does not show old numbers as current",
      [1024, null, null, null],
      [512, null, null, null],
      ["put no data", "get no data", "gap no data"],
    ],
  ])("%s", (_what, put, get, wanted) => expect(words(put, get)).toEqual(wanted));

  it("shades all of put where nobody reads, and no surplus of get", () => {
    const shaded = (put: (number | null)[], get: (number | null)[]) =>
      renderToStaticMarkup(
        createElement(Sparkline, { view: { from: 0, stepMs: 60_000, put, get, limits } }),
      ).match(/d="([^"]*)"/)?.[1];
    expect(shaded([10, 10, 10], [null, null, null])).toMatch(/^M33\.3.*,40L.*,40Z$/);
    expect(shaded([10, 10], [null, null])).toBe("");
    expect(shaded([10, 10], [20, 20])).toBe("");
  });
});
