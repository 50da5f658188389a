import { CAUSES } from "@/lib/domain/verdict";
import { type Truth, truthSchema } from "../incident/incident";

/**
 * What somebody says was really going on: `consumer/processing-too-slow`, or several causes that are
 * all right, `none/keeping-up,idle`; with the time at which it began, where that is known.
 *
 * @throws Error that says what a label is, naming the words there are.
 */
export function parseLabel(label: string, since?: string): Truth {
  const [bottleneck = "", named = ""] = label.split("/");
  const known = truthSchema.shape.bottleneck.safeParse(bottleneck);
  if (!known.success) {
    const words = truthSchema.shape.bottleneck.options.join(", ");
    throw new Error(`--label ${label}: "${bottleneck}" is no bottleneck; there are ${words}.`);
  }
  const causes = named.split(",").filter((cause) => cause !== "");
  const wrong = causes.find((cause) => !CAUSES.some((one) => one === cause));
  if (causes.length === 0 || wrong !== undefined) {
    const what = wrong === undefined ? "a cause is missing behind the slash" : `"${wrong}" is none`;
    throw new Error(`--label ${label}: ${what}; causes are ${CAUSES.join(", ")}.`);
  }
  return {
    bottleneck: known.data,
    causes,
    ...(since === undefined ? {} : { onset: parseSince(since) }),
  };
}

function parseSince(since: string): number {
  const at = Date.parse(since);
  if (!Number.isNaN(at)) return at;
  throw new Error(`--since ${since} is no time; write it as 2026-11-23T09:40:00Z.`);
}
