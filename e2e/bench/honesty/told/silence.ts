import type { Wrong } from "../truth/truth";
import { troubleAt } from "../world/trouble";
import type { World } from "../world/world";

/** From here on a silence is one that everybody sees. */
const SILENCE_S = 600;

/** Without which of CloudWatch's metrics nobody can know it. */
const HIDDEN_BY: Readonly<Record<Wrong["what"], readonly string[]>> = {
  "late in the stream": ["all", "gets", "ages"],
  expiring: ["all", "gets", "ages"],
  unread: ["all", "gets", "puts"],
  "given away": ["all", "puts"],
  refused: ["all", "puts"],
  "late in Spark": [],
  crashing: [],
  "not written": [],
};

/** A silence that lasts tells that nobody can know: over it nothing may be called well. */
export function silences({ at, troubles }: World, { what }: Wrong): readonly string[] {
  const silent = troubleAt(troubles, "cloudwatch-silent", at - SILENCE_S);
  const fails = troubleAt(troubles, "cloudwatch-fails", at - SILENCE_S);
  const driver = troubleAt(troubles, "driver-unreachable", at - SILENCE_S);
  const hides = silent !== undefined && HIDDEN_BY[what].includes(silent.what);
  return [
    ...(hides ? ["CloudWatch's silence"] : []),
    ...(fails !== undefined && HIDDEN_BY[what].length > 0 ? ["CloudWatch's failure"] : []),
    ...(driver !== undefined ? ["the driver's silence"] : []),
  ];
}
