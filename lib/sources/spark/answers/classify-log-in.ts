import { beginning } from "../../untrusted/shown-text";
import type { Asked, HttpAnswer, AnswerClass } from "./answer";
import { plainText } from "./plain-text";

/** Words in the names of log-in pages and hosts, as a whole part of the name. */
const LOG_IN =
  /(^|[/._-])(log-?in|sign-?in|logon|sso|websso|knoxsso|oauth2?|openid(-connect)?|oidc|saml2?|cas|adfs|auth|authn|authenticate|authorize)([/._-]|$)/i;

/** Whether a redirect leads to a log-in page. */
export function isLogIn({ hostname, pathname }: URL): boolean {
  return LOG_IN.test(`${hostname}${pathname}`);
}

/** @param how the way in which the log-in is required: "it redirects to …". */
export function logInRequired({ call, where }: Asked, how: string): AnswerClass {
  return {
    fault: "login-required",
    message: `Something before the Spark driver asks for a log-in at ${where} (${how}) and does not let ${call} through. Narrows can be given no user name, password or token for it today: set the Spark address to one that needs none, such as the driver's own, or let the gateway admit Narrows by its network address.`,
  };
}

/**
 * A log-in that a status or header requires: 401, 407, or Spark 4's JWSFilter, whose 403 says that
 * it lacks a header. A 403 from Spark's own access lists is not one: it knows the user, who has no
 * permission.
 */
export function classifyLogIn(answer: HttpAnswer, asked: Asked): AnswerClass | undefined {
  const { status, body, authenticate } = answer;
  if (status === 403 && /Authorization header is missing|^\s*(Malformed|JWT Validate)/.test(body)) {
    return logInRequired(asked, `403, "${plainText(body)}"`);
  }
  if (status !== 401 && status !== 407) return undefined;
  return logInRequired(asked, [String(status), ...schemes(authenticate)].join(", "));
}

/** Whether a 200 is a log-in page. */
export function isLogInPage(body: string): boolean {
  const page = beginning(body);
  const title = /<title[^>]*>([^<]*)/i.exec(page)?.[1] ?? "";
  return (
    /<input[^>]+type=["']?password/i.test(page) || /\b(sign|log)[ -]?(in|on)\b|\bSSO\b/i.test(title)
  );
}

/** Turns `BASIC realm="application"` into `Basic, realm "application"`; Negotiate is Kerberos. */
function schemes(authenticate: string | undefined): string[] {
  const [, scheme] = /^\s*([A-Za-z0-9-]{1,20})/.exec(authenticate ?? "") ?? [];
  if (scheme === undefined) return [];
  if (/^(negotiate|kerberos)$/i.test(scheme)) return ["Kerberos"];
  const realm = plainText(/\brealm="([^"]*)"/i.exec(authenticate ?? "")?.[1] ?? "");
  const name = scheme.charAt(0).toUpperCase() + scheme.slice(1).toLowerCase();
  return [name, ...(realm === "" ? [] : [`realm "${realm}"`])];
}
