import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { COLOURS, SEVERITY_COLOURS } from "./image-colours";

const SHEET = readFileSync(new URL("../../app/globals.css", import.meta.url), "utf8");

it.each(Object.entries({ ...COLOURS, ...SEVERITY_COLOURS }))(
  "%s equals the page's dark theme",
  (name, colour) => {
    const line = SHEET.split("\n").find((each) => each.includes(`--${name}: light-dark(`));
    expect(line?.endsWith(`, ${colour});`)).toBe(true);
  },
);
