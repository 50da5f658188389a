import { describe, expect, it } from "vitest";
import { beginsWithSomethingToDo } from "@/lib/domain/testing/something-to-do";
import { problemAndRemedy } from "@/lib/domain/text/problem-and-remedy";
import { isSourceError } from "../../source";
import type { HttpAnswer } from "./answer";
import { classifyAnswer } from "./classify-answer";

const APP = "application_1690000000000_0042";
const RM = `http://rm1.example:8088/proxy/${APP}`;
const DRIVER = "http://driver.example:4040";
const PATH = `/proxy/${APP}/api/v1/applications`;

/** The fault and the sentence for an answer. */
function result(answer: Partial<HttpAnswer>, where: string): { fault: string; message: string } {
  try {
    classifyAnswer(
      { status: 200, contentType: "", body: "", ...answer },
      { call: "applications", where },
    );
  } catch (error) {
    if (isSourceError(error)) return error;
    throw error;
  }
  return { fault: "none", message: "" };
}

interface Row {
  readonly name: string;
  readonly where?: string;
  readonly answer: Partial<HttpAnswer>;
  readonly fault: string;
  readonly says: readonly string[];
}

const STANDBY_WORDS = `This is standby RM. The redirect url is: ${PATH}\n`;
const NO_ACTIVE_WORDS =
  "Can not find any active RM. Will retry in next 4 seconds.\nHA Zookeeper Connection State: Could not find leader elector. Verify both HA and automatic failover are enabled.\n";

// Recorded from Hadoop 3.3.6 with two ResourceManagers; the hosts are replaced.
const RESOURCE_MANAGERS: readonly Row[] = [
  {
    name: "a standby sends to the active one",
    answer: {
      status: 307,
      contentType: "text/plain",
      location: `http://rm2.example:8088${PATH}`,
      body: STANDBY_WORDS,
    },
    fault: "standby",
    says: [
      `${RM} is the standby of two YARN ResourceManagers; the active one is rm2.example:8088 now`,
      "change places",
      "follows the active one",
    ],
  },
  {
    name: "a standby on another port, of an older Hadoop, says so with 200",
    where: `https://rm-b.internal:8090/proxy/${APP}`,
    answer: { body: STANDBY_WORDS },
    fault: "standby",
    says: ["https://rm-b.internal:8090", "is the standby of two"],
  },
  {
    name: "a gateway passes a standby's words on",
    where: `https://knox.example:8443/gateway/prod/yarn/proxy/${APP}`,
    answer: { status: 403, contentType: "text/html", body: `<p>${STANDBY_WORDS}</p>` },
    fault: "standby",
    says: ["is the standby of two"],
  },
  {
    name: "a standby whose words were left out on the way",
    answer: { status: 302, location: `https://rm2.example:8090${PATH}` },
    fault: "standby",
    says: ["before rm1.example:8088 and rm2.example:8090."],
  },
  {
    name: "its own port for TLS is no other ResourceManager",
    answer: { status: 302, location: `https://rm1.example:8090${PATH}` },
    fault: "redirected",
    says: [`set the Spark address to https://rm1.example:8090/proxy/${APP}`],
  },
  {
    name: "none is active",
    answer: { status: 307, contentType: "text/plain;charset=utf-8", body: NO_ACTIVE_WORDS },
    fault: "standby",
    says: ["knows no active one", "asked again"],
  },
  {
    name: "an application of that name is no standby",
    answer: { contentType: "application/json", body: '[{"name":"This is standby RM"}]' },
    fault: "none",
    says: [],
  },
  {
    name: "the proxy of a ResourceManager that is not active",
    answer: {
      status: 500,
      contentType: "text/html;charset=iso-8859-1",
      body: "<html><head><title>Error 500</title></head><body><h2>HTTP ERROR 500 java.net.ConnectException: Call From vm/127.0.0.1 to rm1.example:8032 failed on connection exception</h2></body></html>",
    },
    fault: "server-error",
    says: ["The YARN proxy", "no ResourceManager is active"],
  },
  {
    name: "the same words of a driver are its own failure",
    where: DRIVER,
    answer: { status: 500, body: "java.net.ConnectException" },
    fault: "server-error",
    says: ["look at the driver's log"],
  },
];

const ENDED: readonly Row[] = [
  {
    name: "a proxy leads to Spark's history",
    answer: {
      status: 302,
      location: `http://history.example:18080/history/${APP}/1/api/v1/applications`,
    },
    fault: "finished",
    says: [
      `The application ${APP} has ended`,
      `its history at http://history.example:18080/history/${APP}/1)`,
      "set the Spark address to the running application's",
    ],
  },
  {
    name: "a proxy leads to a history without attempts, behind a prefix and TLS",
    answer: {
      status: 302,
      location: `https://gw.example/shs/history/application_1795826499962_0006/api/v1/applications`,
    },
    fault: "finished",
    says: ["https://gw.example/shs/history/application_1795826499962_0006)"],
  },
  {
    name: "a proxy leads to YARN's own history",
    answer: {
      status: 302,
      location: `http://ats.example:8188/applicationhistory/app/${APP}`,
    },
    fault: "finished",
    says: [`http://ats.example:8188/applicationhistory/app/${APP})`],
  },
  {
    name: "a path of that name without an application is no history",
    answer: { status: 302, location: "http://wiki.example/history/2026" },
    fault: "redirected",
    says: ["does not follow"],
  },
  {
    name: "a proxy leads to YARN's page of the application",
    answer: {
      status: 302,
      location: `http://rm1.example:8088/cluster/app/${APP}/api/v1/applications`,
    },
    fault: "no-application",
    says: ["accepted and not yet running, or it has ended", "a new id"],
  },
  {
    name: "YARN does not know the application",
    answer: {
      status: 404,
      contentType: "text/html;charset=utf-8",
      body: "<html>\n  <h1>\n    Application application_1795826499962_9999 could not be found in RM or history server\n  </h1>\n</html>\n",
    },
    fault: "no-application",
    says: ["knows no application application_1795826499962_9999", "start it again"],
  },
  {
    name: "a standalone master does not proxy what has ended",
    where: "http://master.example:8080/proxy/app-20990101000000-0000",
    answer: {
      status: 403,
      contentType: "text/html;charset=iso-8859-1",
      body: "<html><head><title>Error 403 Forbidden</title></head><body><h2>HTTP ERROR 403 Forbidden</h2></body></html>",
    },
    fault: "no-application",
    says: ["runs no application app-20990101000000-0000", "it has ended"],
  },
  {
    name: "a master without a proxy shows its own page",
    where: "http://master.example:8080",
    answer: {
      contentType: "text/html;charset=utf-8",
      body: "<html><head><title>Spark Master at spark://master.example:7077</title></head></html>",
    },
    fault: "malformed",
    says: ["the page of a Spark master, not of a driver"],
  },
];

const LOG_INS: readonly Row[] = [
  {
    name: "a gateway asks for a name and a password",
    where: "https://gw.example/driver",
    answer: {
      status: 401,
      contentType: "text/html",
      authenticate: 'BASIC realm="application"',
      body: "<html><body><h2>HTTP ERROR 401 Unauthorized</h2></body></html>",
    },
    fault: "login-required",
    says: [
      "asks for a log-in at https://gw.example/driver",
      '401, Basic, realm "application"',
      "can be given no user name, password or token",
    ],
  },
  {
    name: "another realm",
    answer: { status: 401, authenticate: 'Basic realm="Team <b>Data</b>", charset="UTF-8"' },
    fault: "login-required",
    says: ['realm "Team Data"'],
  },
  {
    name: "a bearer token without a realm",
    answer: { status: 401, authenticate: "Bearer" },
    fault: "login-required",
    says: ["(401, Bearer)"],
  },
  {
    name: "Kerberos",
    answer: { status: 401, authenticate: "Negotiate" },
    fault: "login-required",
    says: ["(401, Kerberos)"],
  },
  {
    name: "a proxy's own log-in",
    answer: { status: 407, authenticate: 'Basic realm="squid"' },
    fault: "login-required",
    says: ['(407, Basic, realm "squid")'],
  },
  {
    name: "Spark 4's filter lacks a token",
    answer: { status: 403, body: "Authorization header is missing." },
    fault: "login-required",
    says: ['403, "Authorization header is missing."'],
  },
  {
    name: "a redirect to Knox' single sign-on",
    answer: {
      status: 302,
      location: "https://knox.example/gateway/knoxsso/api/v1/websso?originalUrl=x",
    },
    fault: "login-required",
    says: ["it redirects to https://knox.example/gateway/knoxsso/api/v1/websso)"],
  },
  {
    name: "a redirect to a proxy's sign-in",
    answer: { status: 302, location: "https://gw.example/oauth2/start?rd=%2F" },
    fault: "login-required",
    says: ["https://gw.example/oauth2/start"],
  },
  {
    name: "a form with a password",
    answer: {
      contentType: "text/html",
      body: '<html><form><input name="p" type="password"></form></html>',
    },
    fault: "login-required",
    says: ["it shows a form"],
  },
  {
    name: "a user who may not look is no log-in",
    where: DRIVER,
    answer: { status: 403, body: "User x is not authorized to access this page." },
    fault: "denied",
    says: ["spark.ui.view.acls"],
  },
  {
    name: "a page about authors is no log-in",
    answer: { status: 302, location: "https://www.example/authors/casual" },
    fault: "redirected",
    says: ["does not follow"],
  },
];

const ADDRESSES: readonly Row[] = [
  {
    name: "a driver that sends to the proxy names its application",
    where: DRIVER,
    answer: {
      status: 302,
      location: `http://rm1.example:8088/proxy/redirect/${APP}/api/v1/applications`,
    },
    fault: "redirected",
    says: [`set the Spark address to ${RM} (the id changes`],
  },
  {
    name: "the proxy's redirect page takes us for the driver",
    where: `http://rm1.example:8088/proxy/redirect/${APP}`,
    answer: { status: 302, location: `http://rm1.example:8088/cluster/failure/${APP}` },
    fault: "redirected",
    says: [`set the Spark address to ${RM}, without "redirect"`],
  },
  {
    name: "https only",
    where: DRIVER,
    answer: { status: 302, location: "https://driver.example:4440/api/v1/applications" },
    fault: "redirected",
    says: ["set the Spark address to https://driver.example:4440."],
  },
  {
    name: "https only, of a host that is called like a log-in",
    where: "http://auth.example/p",
    answer: { status: 301, location: "https://auth.example/p/api/v1/applications" },
    fault: "redirected",
    says: ["set the Spark address to https://auth.example/p."],
  },
  {
    name: "a log-in on the same host over https",
    where: "http://knox.example/gateway/prod/yarn",
    answer: {
      status: 302,
      location: "https://knox.example/gateway/knoxsso/api/v1/websso?originalUrl=x",
    },
    fault: "login-required",
    says: ["it redirects to https://knox.example/gateway/knoxsso"],
  },
  {
    name: "a 404 page below a path that is no page of the UI",
    where: `${DRIVER}/spark`,
    answer: {
      status: 404,
      contentType: "text/html;charset=iso-8859-1",
      body: "<html><head><title>Error 404 Not Found</title></head><body><h2>HTTP ERROR 404 Not Found</h2></body></html>",
    },
    fault: "starting",
    says: ['if "/spark" does not belong to the Spark address, leave it away'],
  },
  {
    name: "a driver's jobs page below such a path",
    where: `${DRIVER}/spark`,
    answer: { status: 302, location: `${DRIVER}/jobs/` },
    fault: "starting",
    says: ['if "/spark" does not belong'],
  },
  {
    name: "no streaming listener",
    where: DRIVER,
    answer: {
      status: 404,
      contentType: "text/plain",
      body: "no streaming listener attached to orders-etl",
    },
    fault: "no-streaming-context",
    says: [
      '"orders-etl" has no streaming context',
      "uses Structured Streaming, which Narrows cannot",
    ],
  },
];

describe.each([
  ["resource managers", RESOURCE_MANAGERS],
  ["applications that ended", ENDED],
  ["log-ins", LOG_INS],
  ["addresses", ADDRESSES],
])("classifyAnswer of %s", (_kind, rows) => {
  it.each(rows)("$name", ({ where = RM, answer, fault, says }) => {
    const { fault: is, message } = result(answer, where);
    expect(is).toBe(fault);
    for (const words of says) expect(message).toContain(words);
    if (fault !== "none")
      expect(beginsWithSomethingToDo(problemAndRemedy(message).remedy ?? ""), message).toBe(true);
    expect(message).not.toMatch(/<(b|p|h1|html)\b/);
  });
});

it("does not doubt the path of a proxy, which names its application", () => {
  const page = { status: 404, contentType: "text/html", body: "<h2>HTTP ERROR 404</h2>" };
  expect(result(page, RM).message).not.toContain("does not belong");
  expect(result(page, DRIVER).message).not.toContain("does not belong");
});
