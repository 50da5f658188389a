import { expect, it } from "vitest";
import { nameParts } from "./cut-name";

it.each([
  ["thirteen-char", null],
  ["", null],
  ["cloudwatch-down", ["cloudwatch", "-down"]],
  ["cloudwatch-hangs", ["cloudwatch", "-hangs"]],
  ["cloudwatch-throttled", ["cloudwatch", "-throttled"]],
  ["orders of the shop", ["orders of the", " shop"]],
  ["abcdefghijklmnopq", ["abcdefg", "hijklmnopq"]],
  ["cloudwatch-unreachable", ["cloudwatch-u", "nreachable"]],
  ["ends-in-a-hyphen-", ["ends-in", "-a-hyphen-"]],
  ["🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂", ["🙂🙂🙂🙂", "🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂"]],
] as const)("%s", (name, wanted) => expect(nameParts(name)).toEqual(wanted));
