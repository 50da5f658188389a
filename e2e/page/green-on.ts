import type { Page } from "@playwright/test";

/**
 * Everything green on the page: the hue of ok, strong enough for an eye to call it green, as fill,
 * stroke, text, border or background of an element that takes up room.
 */
export function greenOn(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    const known = new Map<string, boolean>();
    const paints = (css: string): boolean => {
      if (!canvas || css === "none" || css === "transparent" || css === "") return false;
      const before = known.get(css);
      if (before !== undefined) return before;
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = "#000";
      canvas.fillStyle = css;
      canvas.fillRect(0, 0, 1, 1);
      const [red = 0, green = 0, blue = 0, alpha = 0] = canvas.getImageData(0, 0, 1, 1).data;
      const verdict = alpha > 20 && green - Math.max(red, blue) > 6;
      known.set(css, verdict);
      return verdict;
    };
    return [...document.querySelectorAll("body *")].flatMap((element) => {
      const { width, height } = element.getBoundingClientRect();
      if (width === 0 || height === 0) return [];
      const style = getComputedStyle(element);
      const svg = element instanceof SVGElement;
      const border = Number.parseFloat(style.borderLeftWidth) > 0 ? style.borderLeftColor : "none";
      const colours = svg
        ? [style.fill, style.stroke]
        : [style.backgroundColor, style.color, border];
      const green = colours.filter(paints);
      return green.length > 0 ? [`${element.outerHTML.slice(0, 120)}: ${green.join(", ")}`] : [];
    });
  });
}
