import { AwsError } from "@/lib/demo/wire/aws/aws-answer";
import { type Call, refusal, type Reply, replyOf } from "./exchange";

/**
 * Answers what kinesalite cannot: it has no fan-out consumers, and a ListShards token, which it
 * never gives, ends its process. Undefined for every call that it can answer itself.
 */
export function answerGap({ operation, input }: Call): Reply | undefined {
  if (operation === "ListStreamConsumers") return replyOf({ Consumers: [] });
  if (operation === "ListShards" && input.NextToken !== undefined) {
    return refusal(new AwsError("InvalidArgumentException", "NextToken is invalid."));
  }
  return undefined;
}
