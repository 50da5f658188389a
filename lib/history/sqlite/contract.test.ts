import { historyContract } from "../contract-tests/contract";
import { temporaryDirectory } from "./test-history";

historyContract({
  name: "SQLite",
  emptyPlace: () => ({ kind: "sqlite", directory: temporaryDirectory() }),
});
