import { z } from "zod";
import { awsName } from "../aws/documented-forms";
import { parseAnswer } from "../aws/parse-answer";

const pageSchema = z.object({
  Consumers: z.array(z.object({ ConsumerName: awsName })),
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
