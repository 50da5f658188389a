import * as z from "zod";
import { SourceError } from "../../source";
import { plainText } from "../answers/plain-text";

/** The advice of the message, after the field that did not fit. */
const ADVICE =
  "so this is not the Spark REST API that Narrows knows (2.4 to 4.1): check the Spark address";

/**
 * Fits an answer to a schema, or says which field of which call does not fit. Ignores keys that the
 * schema does not name: newer drivers may add some.
 *
 * @param call the upstream call in Spark's terms, `streaming/batches`; the path is appended to it.
 * @throws SourceError `malformed`, as in "spark: streaming/batches[3].inputSize is missing, …".
 */
export function fitBody<T>(call: string, schema: z.ZodType<T>, body: unknown): T {
  const fit = schema.safeParse(body);
  if (fit.success) return fit.data;
  const [issue] = fit.error.issues;
  const path = issue?.path ?? [];
  throw new SourceError({
    source: "spark",
    call,
    fault: "malformed",
    message: `spark: ${call}${plainText(writePath(path))} is ${kindOf(valueAt(body, path))}, not ${wanted(issue)}, ${ADVICE}`,
  });
}

function writePath(path: readonly PropertyKey[]): string {
  return path.map((key) => (typeof key === "number" ? `[${key}]` : `.${String(key)}`)).join("");
}

function valueAt(body: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined,
    body,
  );
}

/** Only the kind: an upstream value may hold a secret, and never belongs in a message. */
function kindOf(value: unknown): string {
  if (value === undefined) return "missing";
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}

function wanted(issue: z.core.$ZodIssue | undefined): string {
  if (issue?.code === "custom" || issue?.code === "invalid_format") return issue.message;
  const expected = issue?.code === "invalid_type" ? issue.expected : "what was expected";
  if (expected === "array") return "a list";
  if (expected === "object") return "an object";
  if (expected === "int") return "a whole number";
  return expected === "what was expected" ? expected : `a ${expected}`;
}
