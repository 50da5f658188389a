import * as fc from "fast-check";
import { expect, it } from "vitest";
import { checkProperty, PROPERTY_TIMEOUT_MS } from "../../testing/check-property";
import { anyValue } from "../../testing/hostile-json";
import { toldBy, wrongIn } from "../../testing/told";
import type { HttpAnswer } from "./answer";
import { firstLine } from "../../untrusted/shown-text";
import { classifyAnswer } from "./classify-answer";
import { classifyFailure, classifyTimeout } from "./classify-failure";
import { classifyNotFound } from "./classify-not-found";
import { classifyRedirect } from "./classify-redirect";
import { parseSparkDuration } from "../application/parse-environment";
import { parseSparkTime } from "../spark-time";
import { plainText } from "./plain-text";

/** Pieces of the texts of drivers, proxies and log-in pages, in any order. */
const PIECES = [
  "Spark is starting up|no streaming listener attached to |no such app: |unknown app|HTTP ERROR 404",
  "Error 404 Not Found|page may not be safe|proxyapproved=true|<title|<title>|</title>|<script>|</script>",
  "This is standby RM|Can not find any active RM|Log in|<input type=password|java.net.ConnectException",
  "Authorization header is missing|JWT Validate|Application app-1 could not be found in RM|<title>SSO",
  "<style|<head>|<!--|<|password=hunter2|//u:p@h/|AKIAIOSFODNN7EXAMPLE|eyJhbGciOi.eyJ.x|token: a b",
  '{|[|]|}|"|\n|\r|\u0000|\ud800| |a|1|:|/|@|.',
].flatMap((line) => line.split("|"));

const text = fc.oneof(
  fc.array(fc.constantFrom(...PIECES), { maxLength: 20 }).map((pieces) => pieces.join("")),
  fc.string({ unit: "binary", maxLength: 400 }),
  anyValue.map((value) => JSON.stringify(value) ?? ""),
);

const location = fc.oneof(
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
  fc.constantFrom("http://u:p@h/proxy/app", "http://h/cluster/app/x", "javascript:1", "data:,x"),
  fc.constant(`https://${"a".repeat(9_000)}/proxy/`),
  text,
);

const answer: fc.Arbitrary<HttpAnswer> = fc.record(
  {
    status: fc.oneof(
      fc.constantFrom(0, 200, 204, 302, 401, 403, 404, 407, 429, 500, 503),
      fc.integer(),
    ),
    contentType: fc.constantFrom("", "text/html", "application/json", "text/plain"),
    location,
    body: text,
    authenticate: fc.oneof(fc.constantFrom("Negotiate", 'Basic realm="//u:p@h/"'), text),
  },
  { requiredKeys: ["status", "contentType", "body"] },
);

const asked = { call: "streaming/batches", where: "http://driver:4040" };

it(
  "an answer is JSON, or an error with a message that can be shown",
  () => checkProperty(answer, (one) => void toldBy(() => classifyAnswer(one, asked), asked.call)),
  PROPERTY_TIMEOUT_MS,
);

it(
  "a 404 and a redirect are always told apart, with any text",
  () =>
    checkProperty(answer, (one) => {
      for (const { fault, message } of [
        classifyNotFound(one, asked),
        classifyRedirect(one, asked),
      ]) {
        expect(fault).not.toBe("");
        expect(message).toContain(asked.where.slice(7, 13));
        expect(message).not.toMatch(/hunter2|AKIAIOSFODNN7/);
      }
    }),
  PROPERTY_TIMEOUT_MS,
);

it(
  "a failure has a message, with any code",
  () =>
    checkProperty(
      fc.tuple(text, fc.constantFrom("connecting", "waiting", "reading"), fc.nat()),
      ([code, progress, ms]) => {
        expect(classifyFailure(code, progress, asked).message).toContain("driver");
        expect(classifyTimeout(ms, progress, asked).message).toContain("driver");
      },
    ),
  PROPERTY_TIMEOUT_MS,
);

it(
  "a text becomes one line without secrets, also when shown twice",
  () =>
    checkProperty(text, (one) => {
      for (const line of [plainText(one), firstLine(one) ?? ""]) {
        expect(wrongIn(line)).toEqual([]);
        // oxlint-disable-next-line no-control-regex -- the point
        expect(line).not.toMatch(/[\u0000-\u001f\u007f]/);
      }
    }),
  PROPERTY_TIMEOUT_MS,
);

it(
  "a duration and a time are finite and at least 0, or undefined",
  () =>
    checkProperty(
      fc.oneof(
        text,
        fc.stringMatching(/^\d{1,40}[a-z]{0,3}$/),
        fc.date().map((at) => `${at.toJSON()}`.replace("Z", "GMT")),
      ),
      (one) => {
        expect(wrongIn([parseSparkDuration(one) ?? 0, parseSparkTime(one) ?? 0])).toEqual([]);
      },
    ),
  PROPERTY_TIMEOUT_MS,
);
