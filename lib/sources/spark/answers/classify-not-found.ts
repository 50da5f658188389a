import { addressHint } from "./address-hint";
import type { Asked, HttpAnswer, AnswerClass } from "./answer";
import { isPage } from "./classify-page";
import { plainText } from "./plain-text";

/**
 * Distinguishes the 404s of a driver by their text. They are normal before `start()`, after
 * `stop()`, for a batch that was evicted, and, as an HTML page, for a moment while the driver
 * starts.
 */
export function classifyNotFound({ contentType, body }: HttpAnswer, asked: Asked): AnswerClass {
  const { call, where } = asked;
  const text = plainText(body);
  const [, application] = /^no streaming listener attached to (.*)$/.exec(text) ?? [];
  if (application !== undefined) {
    return {
      fault: "no-streaming-context",
      message: `The driver at ${where} answers, but its application "${application}" has no streaming context (it has not started one yet, has stopped it, or uses Structured Streaming, which Narrows cannot judge yet): look at the driver's log, and start the application again if its context has stopped.`,
    };
  }
  if (/^(no such app|unknown app)\b/.test(text)) {
    return {
      fault: "no-application",
      message: `The driver at ${where} answers, but not with the application asked for ("${text}"), as another one runs there now: wait, it is looked up.`,
    };
  }
  const [, gone] = /^Application (\S+) could not be found in RM/.exec(text) ?? [];
  if (gone !== undefined) {
    return {
      fault: "no-application",
      message: `YARN at ${where} knows no application ${gone} any more: set the Spark address to the running application's, and start it again if none runs.`,
    };
  }
  if (isPage(contentType, body) && /HTTP ERROR 404|Error 404 Not Found/.test(body)) {
    return {
      fault: "starting",
      message: `The driver at ${where} answers ${call} with a 404 page, as it does while it starts: wait for it${addressHint(where)}.`,
      lasting: `The driver at ${where} still answers ${call} with a 404 page, after more than 3 min: check that the address is a Spark driver's UI with nothing missing before /api/v1${addressHint(where)}; if it is, look at the driver's log.`,
    };
  }
  return {
    fault: "not-found",
    message: `${where} has no ${call}${text === "" ? "" : ` ("${text}")`}: check that the Spark address is the driver's UI.`,
  };
}
