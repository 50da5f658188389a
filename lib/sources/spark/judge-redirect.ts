import type { Asked, HttpAnswer, Judgement } from "./answer";
import { plainText } from "./plain-text";

/**
 * Says where a driver sends us. No redirect is followed: upstream addresses come from the
 * configuration only, and where one leads tells more than the page at its end.
 */
export function judgeRedirect({ status, location }: HttpAnswer, asked: Asked): Judgement {
  const { call, where } = asked;
  const target = location === undefined ? undefined : parse(location);
  if (target === undefined) {
    return {
      fault: "redirected",
      message: `${where} answers ${call} with a redirect (${status}) to nowhere: check the Spark address.`,
    };
  }
  // Spark sends every path outside /api that it does not serve to its first tab (facts §1.10).
  if (target.pathname.endsWith("/jobs/")) {
    return {
      fault: "starting",
      message: `The driver at ${where} does not serve ${call} (it redirects to its jobs page), as while it starts: wait for it; if this stays, it is switched off there.`,
    };
  }
  if (/\/cluster\/app\//.test(target.pathname)) {
    return {
      fault: "no-application",
      message: `YARN knows no driver for this application (it redirects to ${show(target)}): it is accepted and not yet running, or it has ended.`,
    };
  }
  if (target.pathname.includes("/proxy/")) {
    return {
      fault: "redirected",
      message: `The driver at ${where} sends callers to the YARN proxy at ${target.host}: set the Spark address to ${target.origin}/proxy/<application id>.`,
    };
  }
  return {
    fault: "redirected",
    message: `${where} redirects ${call} to ${show(target)}, which Narrows does not follow: it may be a login page or another server; set the Spark address to where the driver itself answers.`,
  };
}

function parse(location: string): URL | undefined {
  return URL.canParse(location) ? new URL(location) : undefined;
}

/** Without credentials, and without the query, which may hold a token. */
function show(target: URL): string {
  return plainText(`${target.protocol}//${target.host}${target.pathname}`);
}
