import { describe, expect, it } from "vitest";
import { isForPage } from "./page-keys";

const plain = { key: "n", ctrlKey: false, metaKey: false, altKey: false };
const nowhere = { closest: () => null };

describe("isForPage", () => {
  it.each([
    ["a letter", plain, true],
    ["a question mark", { ...plain, key: "?" }, true],
    ["the browser's find", { ...plain, ctrlKey: true }, false],
    ["the same on a Mac", { ...plain, metaKey: true }, false],
    ["a menu's key", { ...plain, altKey: true }, false],
    ["Tab", { ...plain, key: "Tab" }, false],
    ["a key that a chart has taken", { ...plain, defaultPrevented: true }, false],
  ])("%s", (_what, pressed, expected) => expect(isForPage(pressed, nowhere)).toBe(expected));

  it("leaves what is typed into a field to the field", () => {
    const field: Pick<Element, "closest"> = {
      closest: (selectors: string) => (selectors.includes("input") ? document() : null),
    };
    expect(isForPage(plain, field)).toBe(false);
  });

  it("works while nothing has the focus", () => expect(isForPage(plain, null)).toBe(true));
});

/** Any element will do. This environment has none. */
function document(): HTMLElement {
  return {} as HTMLElement;
}
