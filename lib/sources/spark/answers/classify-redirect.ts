import type { Asked, HttpAnswer, AnswerClass } from "./answer";
import { addressHint } from "./address-hint";
import { isLogIn, logInRequired } from "./classify-log-in";
import { standby } from "./classify-standby";
import { applicationIn, historyPage, parseTarget, showTarget } from "./redirect-target";

/**
 * Says where a driver redirects to. No redirect is followed: upstream addresses come from the
 * configuration only, and the target says more than the page there.
 */
export function classifyRedirect({ status, location }: HttpAnswer, asked: Asked): AnswerClass {
  const { call, where } = asked;
  const target = parseTarget(location);
  if (target === undefined) {
    return {
      fault: "redirected",
      message: `${where} answers ${call} with a redirect (${status}) to nowhere: check the Spark address.`,
    };
  }
  // Spark redirects every path outside /api that it does not serve to its first tab (facts §1.10).
  if (target.pathname.endsWith("/jobs/")) {
    return {
      fault: "starting",
      message: `The driver at ${where} does not serve ${call} (it redirects to its jobs page), as while it starts: wait for it${addressHint(where)}.`,
      lasting: `The driver at ${where} still does not serve ${call} after more than 3 min (it redirects to its jobs page): check whether it is switched off there${addressHint(where)}.`,
    };
  }
  return classifyYarn(target, asked) ?? classifyElsewhere(target, asked);
}

/** The redirects of YARN's proxy, and of a driver on YARN that is asked directly. */
function classifyYarn(target: URL, { where }: Asked): AnswerClass | undefined {
  const history = historyPage(target);
  if (history !== undefined) {
    return {
      fault: "finished",
      message: `The application ${applicationIn(history)} has ended (${where} leads to its history at ${history}): set the Spark address to the running application's; start it again if none runs.`,
    };
  }
  if (target.pathname.includes("/cluster/app/")) {
    return {
      fault: "no-application",
      message: `YARN knows no driver for this application (it redirects to ${showTarget(target)}; it is accepted and not yet running, or it has ended): look at it in YARN, and set the Spark address to its id, for each start has a new id.`,
    };
  }
  const application = applicationIn(target.pathname);
  if (target.pathname.includes("/cluster/failure/")) {
    return {
      fault: "redirected",
      message: `YARN's proxy at ${where} takes Narrows for a driver that asks itself: set the Spark address to ${target.origin}/proxy/${application ?? "<application id>"}, without "redirect".`,
    };
  }
  if (isOtherManager(target, new URL(where))) return standby(where, target.host);
  if (target.pathname.includes("/proxy/")) {
    return {
      fault: "redirected",
      message: `The driver at ${where} sends callers to the YARN proxy at ${target.host}: set the Spark address to ${target.origin}/proxy/${application ?? "<application id>"} (the id changes with every start).`,
    };
  }
  return undefined;
}

function classifyElsewhere(target: URL, asked: Asked): AnswerClass {
  const { call, where } = asked;
  if (isSecureTwin(target, new URL(where))) {
    return {
      fault: "redirected",
      message: `${where} answers at https only: set the Spark address to ${target.origin}${new URL(where).pathname.replace(/\/$/, "")}.`,
    };
  }
  if (isLogIn(target)) return logInRequired(asked, `it redirects to ${showTarget(target)}`);
  return {
    fault: "redirected",
    message: `${where} redirects ${call} to ${showTarget(target)}, which Narrows does not follow, as it may be a login page or another server: set the Spark address to where the driver itself answers.`,
  };
}

/** The proxy of one ResourceManager redirects to that of another, with any text. */
function isOtherManager(target: URL, asked: URL): boolean {
  const proxy = /\/proxy\/application_\d+_\d+/.exec(asked.pathname)?.[0];
  return (
    proxy !== undefined && target.pathname.includes(proxy) && target.hostname !== asked.hostname
  );
}

/** The same URL over https; the port may differ, as 443 does from 80. */
function isSecureTwin(target: URL, asked: URL): boolean {
  const below = asked.pathname.replace(/\/$/, "");
  return (
    asked.protocol === "http:" &&
    target.protocol === "https:" &&
    target.hostname === asked.hostname &&
    target.pathname.startsWith(`${below}/api/v1/`)
  );
}
