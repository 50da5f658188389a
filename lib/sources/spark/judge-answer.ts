import { beginning } from "../shown-text";
import { SourceError } from "../source";
import type { Asked, HttpAnswer, Judgement } from "./answer";
import { judgeNotFound } from "./judge-not-found";
import { judgeRedirect } from "./judge-redirect";
import { plainText } from "./plain-text";

/**
 * Takes the JSON out of an answer of a Spark driver, or says what came instead. A status of 200
 * proves nothing (facts: start-up text, YARN's warning page), and neither does a JSON content type.
 *
 * @throws SourceError of every kind that an answer, once complete, can show.
 */
export function judgeAnswer(answer: HttpAnswer, asked: Asked): unknown {
  const found = judgeStatus(answer, asked) ?? judgeHtml(answer, asked);
  if (found !== undefined) throw toError(found, asked);
  try {
    return JSON.parse(answer.body);
  } catch {
    // Without the cause: what JSON.parse says quotes the body.
    throw toError(judgeUnreadable(answer, asked), asked);
  }
}

function toError({ fault, message }: Judgement, { call }: Asked): SourceError {
  return new SourceError({ source: "spark", call, fault, message });
}

function judgeStatus(answer: HttpAnswer, asked: Asked): Judgement | undefined {
  const { status, body } = answer;
  const { call, where } = asked;
  if (status >= 200 && status < 300) return undefined;
  if (status >= 300 && status < 400) return judgeRedirect(answer, asked);
  if (status === 404) return judgeNotFound(answer, asked);
  const said = plainText(body);
  const quote = said === "" ? "" : ` ("${said}")`;
  if (status === 401 || status === 403 || status === 407) {
    return {
      fault: "denied",
      message: `The Spark driver at ${where} denies access to ${call} with ${status}${quote}: allow Narrows to view the application (spark.ui.view.acls) or give it an address that needs no login.`,
    };
  }
  if (status === 429) {
    return {
      fault: "throttled",
      message: `What stands before the Spark driver at ${where} throttles ${call} (429): Narrows asks again later.`,
    };
  }
  if (status >= 500) {
    return {
      fault: "server-error",
      message: `The Spark driver at ${where}, or a proxy before it, fails on ${call} with ${status}${quote}: look at the driver's log.`,
    };
  }
  return {
    fault: "malformed",
    message: `The Spark driver at ${where} refuses ${call} with ${status}${quote}: check that the address is a Spark driver's UI.`,
  };
}

function judgeHtml({ contentType, body }: HttpAnswer, asked: Asked): Judgement | undefined {
  const { call, where } = asked;
  if (body.includes("Spark is starting up")) {
    return {
      fault: "starting",
      message: `The Spark driver at ${where} is starting up and has no figures yet: wait for it.`,
    };
  }
  if (!contentType.includes("html") && !/^\s*</.test(body)) return undefined;
  if (/page may not be safe|proxyapproved=true/i.test(body)) {
    return {
      fault: "denied",
      message: `The YARN proxy at ${where} shows its "may not be safe" warning instead of ${call}: on a secured cluster it trusts only the application's owner; let Narrows reach the driver directly, or run the application as the user that Narrows comes as.`,
    };
  }
  return {
    fault: "malformed",
    message: `${where} answers ${call} with a web page instead of JSON${quoteTitle(body)}: check that the Spark address is the driver's UI and needs no login.`,
  };
}

function quoteTitle(body: string): string {
  const title = plainText(/<title[^>]*>([^<]*)/i.exec(beginning(body))?.[1] ?? "");
  return title === "" ? "" : ` ("${title}")`;
}

function judgeUnreadable({ body }: HttpAnswer, { call, where }: Asked): Judgement {
  // Whole documents end in a bracket: one that begins with one and does not was cut on its way.
  if (/^\s*[[{]/.test(body) && !/[\]}]\s*$/.test(body)) {
    return {
      fault: "malformed",
      message: `The answer of ${where} to ${call} breaks off after ${body.length} characters: the driver, or a proxy before it, closed it early; it is asked again.`,
    };
  }
  const said = plainText(body);
  return {
    fault: "malformed",
    message: `${where} answers ${call} with ${said === "" ? "an empty body" : `"${said}"`} instead of JSON: check that the Spark address is the driver's UI.`,
  };
}
