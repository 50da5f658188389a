import { beginning } from "../../untrusted/shown-text";
import type { Asked, HttpAnswer, AnswerClass } from "./answer";
import { isLogInPage, logInRequired } from "./classify-log-in";
import { plainText } from "./plain-text";

/** Classifies a web page that came instead of JSON; undefined when it is not a page. */
export function classifyPage(
  { contentType, body }: HttpAnswer,
  asked: Asked,
): AnswerClass | undefined {
  const { call, where } = asked;
  if (body.includes("Spark is starting up")) {
    return {
      fault: "starting",
      message: `The Spark driver at ${where} is starting up and has no figures yet: wait for it.`,
      lasting: `The Spark driver at ${where} is still starting up after more than 3 min: look at the driver's log for what it waits for (executors, a lock, an upstream).`,
    };
  }
  if (!isPage(contentType, body)) return undefined;
  if (/page may not be safe|proxyapproved=true/i.test(body)) {
    return {
      fault: "denied",
      message: `The YARN proxy at ${where} shows its "may not be safe" warning instead of ${call}, for on a secured cluster it trusts only the application's owner: let Narrows reach the driver directly, or run the application as the user that Narrows comes as.`,
    };
  }
  const title = plainText(/<title[^>]*>([^<]*)/i.exec(beginning(body))?.[1] ?? "");
  // Without spark.ui.reverseProxy a master answers every path with its own page (recorded).
  if (/^Spark (Master|Worker) at /.test(title)) {
    return {
      fault: "malformed",
      message: `${where} answers ${call} with the page of a Spark ${title.split(" ")[1]?.toLowerCase()}, not of a driver: set the Spark address to the driver's own, which is linked there, or set spark.ui.reverseProxy on the master, the workers and the application.`,
    };
  }
  if (isLogInPage(body)) {
    return logInRequired(asked, title === "" ? "it shows a form" : `it shows "${title}"`);
  }
  const quote = title === "" ? "" : ` ("${title}")`;
  return {
    fault: "malformed",
    message: `${where} answers ${call} with a web page instead of JSON${quote}: check that the Spark address is the driver's UI and needs no login.`,
  };
}

/** HTML, by its type or its first character. */
export function isPage(contentType: string, body: string): boolean {
  return contentType.includes("html") || /^\s*</.test(body);
}
