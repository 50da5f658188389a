import { ensureBuilt } from "../../bin/ensure.mjs";

/** The tests start the built product, as `npm start` does. */
export default function buildOnce(): void {
  ensureBuilt();
}
