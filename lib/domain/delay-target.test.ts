import { expect, it } from "vitest";
import { isOverTarget } from "./delay-target";

it.each([
  { name: "a delay at the target meets it", delay: 60_000, atLeast: false, is: false },
  { name: "a delay just above it does not", delay: 60_001, atLeast: false, is: true },
  { name: "no delay says nothing", delay: null, atLeast: false, is: undefined },
  { name: "a bound above it is above it", delay: 60_001, atLeast: true, is: true },
  { name: "a bound at it says nothing", delay: 60_000, atLeast: true, is: undefined },
])("$name", ({ delay, atLeast, is }) =>
  expect(isOverTarget({ endToEndDelayMs: delay, delayIsAtLeast: atLeast }, 60_000)).toBe(is),
);
