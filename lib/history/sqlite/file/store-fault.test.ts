import { expect, it } from "vitest";
import { describeFault, type StoreFault } from "./store-fault";

const FAULTS: readonly StoreFault[] = [
  "locked",
  "in-use",
  "full",
  "read-only",
  "corrupt",
  "newer",
  "unreachable",
];

it.each(FAULTS)("says which file is %s, and shows no viewer a path on the server", (fault) => {
  expect(describeFault(fault)).toMatch(/history\.db in DATA_DIR/);
  expect(describeFault(fault)).not.toMatch(/[/\\]/);
});
