import type { z } from "zod";
import type { SourceName } from "@/lib/domain/source-state";
import { SourceError } from "../source";

/**
 * Checks that an answer has the form that AWS documents.
 * @throws SourceError malformed, naming the call and the first field that does not fit.
 */
export function parseAnswer<T>(
  schema: z.ZodType<T>,
  body: unknown,
  { source, call }: { readonly source: SourceName; readonly call: string },
): T {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const field = parsed.error.issues[0]?.path.join(".") || "the body";
  throw new SourceError({
    source,
    call,
    fault: "malformed",
    message: `The answer to ${call} could not be read (${field} is missing or has an unexpected form): check AWS_ENDPOINT_URL if it is set, and any proxy between.`,
  });
}
