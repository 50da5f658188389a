import { createElement as h } from "react";
import { describe, expect, it } from "vitest";
import { drawPng } from "./draw-png";
import { plainTree } from "./plain-tree";

const SIZE = { width: 120, height: 63 };

/** Width and height in a PNG's header. */
function sizeOf(png: Uint8Array) {
  const view = new DataView(png.buffer, png.byteOffset);
  expect(view.getUint32(0)).toBe(0x89504e47);
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

const Word = ({ text }: { text: string }) => h("div", {}, text);
const picture = (text: string) =>
  plainTree(h("div", { style: { display: "flex" } }, h(Word, { text }), null, false));

describe("drawPng", () => {
  it("draws a PNG of the size asked for", async () =>
    expect(sizeOf(await drawPng(picture("ok"), SIZE))).toEqual(SIZE));

  it("draws letters of other alphabets, and boxes for those it lacks, without the network", async () => {
    const [known, lacking] = await Promise.all(
      ["Łódź Ωμέγα Кафка", "日本 ⬣"].map((text) => drawPng(picture(text), SIZE)),
    );
    expect(known && sizeOf(known)).toEqual(SIZE);
    expect(lacking && sizeOf(lacking)).toEqual(SIZE);
  });

  it("says so when it cannot draw", async () =>
    expect(
      drawPng(plainTree(h("div", {}, h("p", {}, "a"), h("p", {}, "b"))), SIZE),
    ).rejects.toThrow("could not be drawn"));
});

describe("plainTree", () => {
  it("resolves components, fragments and single texts", () =>
    expect(plainTree(h("div", { id: "x" }, h(Word, { text: "a" }), [["b", 1]]))).toEqual({
      type: "div",
      props: { id: "x", children: [{ type: "div", props: { children: "a" } }, "b", "1"] },
    }));
  it("is one element", () => expect(() => plainTree("text")).toThrow("one element"));
});
