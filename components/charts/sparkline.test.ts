import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { sparklineScale } from "./spark-lines";
import { Sparkline } from "./sparkline";

describe("the sparkline", () => {
  it("spans its steps and leaves air above the highest value", () => {
    const put = { t0: 1_000, stepMs: 100, values: [10, 20] };
    const { x, y } = sparklineScale(put, { ...put, values: [5, null] });
    expect(x.origin + x.factor * 1_000).toBeCloseTo(0);
    expect(x.origin + x.factor * 1_200).toBeCloseTo(200);
    expect(y.origin + y.factor * 22).toBeCloseTo(0);
  });

  it("breaks at a gap and says the newest numbers", () => {
    const view = { from: 0, stepMs: 60_000, put: [1024, 1024, 2048], get: [1024, null, 1024] };
    const markup = renderToStaticMarkup(createElement(Sparkline, { view }));
    expect(markup).toMatch(/d="M33\.3,[\d.]+h0M166\.7,[\d.]+h0"/);
    expect(markup).toContain("<b>2 KiB/s</b>");
  });

  it("says that nothing is known, and draws nothing", () => {
    const view = { from: 0, stepMs: 60_000, put: [], get: [] };
    const markup = renderToStaticMarkup(createElement(Sparkline, { view }));
    expect(markup.match(/no data/g)).toHaveLength(3);
    expect(markup).not.toMatch(/d="M/);
  });
});
