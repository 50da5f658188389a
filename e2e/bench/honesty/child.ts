import { judgeWorlds, type Lot } from "./judge-worlds";

// The parent sends one lot of worlds, nothing else. When it is gone, so is the channel.
process.once("disconnect", () => process.exit(0));
process.once("message", (lot: Lot) => {
  process.send?.(judgeWorlds(lot), () => process.disconnect());
});
