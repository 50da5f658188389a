import { maskSecrets } from "@/lib/domain/text/mask-secrets";
import { isSourceError } from "../source";

/**
 * What no parser may return: NaN or infinity, a count below 0, a text that is too long or has a
 * secret.
 */
export function wrongIn(told: unknown, mayBeNegative: readonly string[] = []): readonly string[] {
  return [...wrongBelow(told, "", mayBeNegative)];
}

const LONGEST = 300;

function* wrongBelow(
  value: unknown,
  path: string,
  mayBeNegative: readonly string[],
): Generator<string> {
  if (typeof value === "number") {
    const isFree = mayBeNegative.some((key) => path.endsWith(`.${key}`));
    if (!Number.isFinite(value) || (value < 0 && !isFree)) yield `${path} is ${value}`;
  } else if (typeof value === "string") {
    if (value.length > LONGEST) yield `${path} has ${value.length} characters`;
    // A name in the form that AWS documents is a name, even if it looks like a secret.
    if (!/^[\w.-]{1,128}$/.test(value) && maskSecrets(value) !== value)
      yield `${path} holds a secret`;
  } else if (value instanceof Map) {
    yield* wrongBelow([...value], path, mayBeNegative);
  } else if (typeof value === "object" && value !== null) {
    for (const [key, field] of Object.entries(value)) {
      yield* wrongBelow(field, `${path}.${key}`, mayBeNegative);
    }
  }
}

/**
 * The result of a parser; undefined when it refused the answer correctly, naming the call.
 * @throws any other error of the parser.
 */
export function toldBy(parse: () => unknown, call: string): unknown {
  try {
    return parse();
  } catch (error) {
    if (!isSourceError(error) || error.call !== call) throw error;
    if (error.message.length > 1_000) throw new Error("the message has no end", { cause: error });
    return undefined;
  }
}
