import { z } from "zod";
import { parseAnswer } from "../aws/parse-answer";

const pageSchema = z.object({
  Consumers: z.array(z.object({ ConsumerName: z.string() })),
});

/**
 * The names on one page of Kinesis' `ListStreamConsumers`.
 * @throws SourceError malformed, naming the field.
 */
export function parseConsumers(page: unknown): string[] {
  return parseAnswer(pageSchema, page, {
    source: "kinesis",
    call: "ListStreamConsumers",
  }).Consumers.map(({ ConsumerName }) => ConsumerName);
}
