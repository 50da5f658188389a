import { SourceError } from "../../source";
import type { Asked, HttpAnswer, AnswerClass } from "./answer";
import { classifyLogIn } from "./classify-log-in";
import { classifyNotFound } from "./classify-not-found";
import { classifyPage } from "./classify-page";
import { classifyRedirect } from "./classify-redirect";
import { classifyStandby } from "./classify-standby";
import { plainText } from "./plain-text";

/**
 * Returns the JSON of a Spark driver's answer, or throws what came instead. A status of 200 proves
 * nothing (facts: start-up text, YARN's warning page), and neither does a JSON content type.
 *
 * @throws SourceError of every kind that a complete answer can show.
 */
export function classifyAnswer(answer: HttpAnswer, asked: Asked): unknown {
  const found =
    classifyStandby(answer, asked) ?? classifyStatus(answer, asked) ?? classifyPage(answer, asked);
  if (found !== undefined) throw toError(found, asked);
  try {
    return JSON.parse(answer.body);
  } catch {
    // Without the cause: the message of JSON.parse quotes the body.
    throw toError(classifyUnreadable(answer, asked), asked);
  }
}

function toError(found: AnswerClass, { call }: Asked): SourceError {
  return new SourceError({ source: "spark", call, ...found });
}

function classifyStatus(answer: HttpAnswer, asked: Asked): AnswerClass | undefined {
  const { status, body } = answer;
  const { call, where } = asked;
  if (status >= 200 && status < 300) return undefined;
  if (status >= 300 && status < 400) return classifyRedirect(answer, asked);
  if (status === 404) return classifyNotFound(answer, asked);
  const logIn = classifyLogIn(answer, asked);
  if (logIn !== undefined) return logIn;
  if (status === 403) return classifyForbidden(answer, asked);
  const quote = quoteOf(body);
  if (status === 429) {
    return {
      fault: "throttled",
      message: `What stands before the Spark driver at ${where} throttles ${call} (429): wait, it is asked again later; if this lasts, raise its limit for Narrows.`,
    };
  }
  if (status >= 500) return classifyServerError(answer, asked);
  return {
    fault: "malformed",
    message: `The Spark driver at ${where} refuses ${call} with ${status}${quote}: check that the address is a Spark driver's UI.`,
  };
}

function classifyForbidden({ body }: HttpAnswer, { call, where }: Asked): AnswerClass {
  // A standalone master's proxy knows only running applications (recorded).
  const [, ended] = /\/proxy\/(app-\d+-\d+)/.exec(where) ?? [];
  if (ended !== undefined && body.includes("HTTP ERROR 403 Forbidden")) {
    return {
      fault: "no-application",
      message: `The Spark master behind ${where} runs no application ${ended}, for it has ended: set the Spark address to the running application's, and start it again if none runs.`,
    };
  }
  return {
    fault: "denied",
    message: `The Spark driver at ${where} denies access to ${call} with 403${quoteOf(body)}: allow Narrows to view the application (spark.ui.view.acls) or give it an address that needs no login.`,
  };
}

function classifyServerError({ status, body }: HttpAnswer, { call, where }: Asked): AnswerClass {
  const quote = quoteOf(body);
  // YARN's proxy when the ResourceManager behind it (recorded) or the driver does not answer.
  if (/\/proxy\/application_/.test(where) && body.includes("java.net.ConnectException")) {
    return {
      fault: "server-error",
      message: `The YARN proxy at ${where} reaches nothing behind it${quote}, as the driver has just ended or no ResourceManager is active: wait, it is asked again; if this lasts, look at the application in YARN.`,
    };
  }
  return {
    fault: "server-error",
    message: `The Spark driver at ${where}, or a proxy before it, fails on ${call} with ${status}${quote}: look at the driver's log.`,
  };
}

function quoteOf(body: string): string {
  const text = plainText(body);
  return text === "" ? "" : ` ("${text}")`;
}

function classifyUnreadable({ body }: HttpAnswer, { call, where }: Asked): AnswerClass {
  // A whole document ends in a bracket: one that begins with a bracket and ends otherwise was cut.
  if (/^\s*[[{]/.test(body) && !/[\]}]\s*$/.test(body)) {
    return {
      fault: "malformed",
      message: `The answer of ${where} to ${call} breaks off after ${body.length} characters, closed early by the driver or a proxy before it: wait, it is asked again; if this lasts, look at the log of both.`,
    };
  }
  const text = plainText(body);
  return {
    fault: "malformed",
    message: `${where} answers ${call} with ${text === "" ? "an empty body" : `"${text}"`} instead of JSON: check that the Spark address is the driver's UI.`,
  };
}
