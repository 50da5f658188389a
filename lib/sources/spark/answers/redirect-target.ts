import { plainText } from "./plain-text";

/** The forms of an application's id on YARN, Spark standalone, local and Kubernetes. */
const APPLICATION_ID = /(?:application_\d+_\d+|app-\d+-\d+|local-\d+|spark-[0-9a-f]{32})/;

/** The target of a redirect; undefined when it names no address. */
export function parseTarget(location: string | undefined): URL | undefined {
  return location !== undefined && URL.canParse(location) ? new URL(location) : undefined;
}

/** `host:port` of an address; undefined when it is not an address. */
export function hostOf(location: string): string | undefined {
  return parseTarget(location)?.host;
}

/** Without credentials, and without the query, which may hold a token. */
export function showTarget({ protocol, host, pathname }: URL): string {
  return plainText(`${protocol}//${host}${pathname}`);
}

/** The id of the application that a path names. */
export function applicationIn(path: string): string | undefined {
  return APPLICATION_ID.exec(path)?.[0];
}

/**
 * A History Server's page of an application, cut after its id and attempt: either Spark's own
 * (`/history/<id>/<attempt>`) or YARN's (`/applicationhistory/app/<id>`).
 */
export function historyPage({ protocol, host, pathname }: URL): string | undefined {
  const page = /^.*?\/(?:history|applicationhistory\/app)\/[^/]+(?:\/\d+(?=\/|$))?/.exec(pathname);
  if (page === null || applicationIn(page[0]) === undefined) return undefined;
  return plainText(`${protocol}//${host}${page[0]}`);
}
