import { historyContract } from "../contract-tests/contract";
import { temporaryDirectory } from "./testing/test-history";

historyContract({
  name: "SQLite",
  emptyPlace: () => ({ kind: "sqlite", directory: temporaryDirectory() }),
});
