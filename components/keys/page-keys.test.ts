import { describe, expect, it, vi } from "vitest";
import { closeOpen, isForPage } from "./page-keys";

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

describe("closeOpen", () => {
  const menu = { removeAttribute: vi.fn(), querySelector: () => null };
  const pageWith = (open: string) => {
    const querySelector = (selectors: string) => (selectors === open ? menu : null);
    // Nothing else of a page is asked for.
    return { querySelector } as unknown as ParentNode;
  };

  it("closes a menu that a key has opened, in whatever part of the page it is", () => {
    expect(closeOpen(pageWith('details[name="window-menu"][open]'), nowhere)).toBe(true);
    expect(menu.removeAttribute).toHaveBeenCalledExactlyOnceWith("open");
  });

  it("leaves Escape to others while nothing is open", () =>
    expect(closeOpen(pageWith("nothing"), nowhere)).toBe(false));
});

/** Any element will do. This environment has none. */
function document(): HTMLElement {
  return {} as HTMLElement;
}
