import type { Asked, HttpAnswer, AnswerClass } from "./answer";
import { hostOf } from "./redirect-target";

/**
 * The answer of a YARN ResourceManager that is the standby of two. It is recognised by its text,
 * with any status: Hadoop 3.3.6 answers 307 (recorded), older ones 200 with a `Refresh`, and
 * gateways pass the text on with a status of their own.
 */
export function classifyStandby(answer: HttpAnswer, { where }: Asked): AnswerClass | undefined {
  const { body, location } = answer;
  const isJson = /^\s*[[{]/.test(body);
  if (isJson) return undefined;
  if (body.includes("This is standby RM")) {
    return standby(where, location === undefined ? undefined : hostOf(location));
  }
  if (body.includes("Can not find any active RM")) {
    return {
      fault: "standby",
      message: `${where} is a YARN ResourceManager that knows no active one (the two are changing places, or cannot agree which is active): wait, it is asked again; if this lasts, look at YARN's ResourceManagers and at ZooKeeper.`,
    };
  }
  return undefined;
}

/** @param active `host:port` of the active one; undefined when the answer does not say it. */
export function standby(where: string, active: string | undefined): AnswerClass {
  const other = active === undefined ? "" : `; the active one is ${active} now`;
  const both = active === undefined ? "both" : `${new URL(where).host} and ${active}`;
  return {
    fault: "standby",
    message: `${where} is the standby of two YARN ResourceManagers${other}. The two change places: set the Spark address to one that follows the active one, such as a load balancer or gateway before ${both}.`,
  };
}
