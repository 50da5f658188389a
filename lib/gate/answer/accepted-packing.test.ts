import { expect, it } from "vitest";
import { acceptedPacking } from "./accepted-packing";

it.each([
  ["gzip, deflate, br, zstd", "br"],
  ["gzip", "gzip"],
  ["*", "br"],
  ["br;q=0", undefined],
  ["br;q=0.000, gzip", "gzip"],
  ["gzip;q=0, br;q=0", undefined],
  ["gzip;q=0, br", "br"],
  ["*;q=0", undefined],
  ["*;q=0, gzip", "gzip"],
  ["br;q=0.1, gzip;q=0.9", "gzip"],
  ["BR", "br"],
  ["x-br-y", undefined],
  ["br-x, gzip.", undefined],
  ["identity", undefined],
  ["", undefined],
  [undefined, undefined],
])("of %j takes %s", (header, wanted) => {
  expect(acceptedPacking(header, ["br", "gzip"])).toBe(wanted);
});
