import { plainText } from "./plain-text";

/** YARN's, Spark standalone's, local and Kubernetes' forms of an application's id. */
const APPLICATION_ID = /(?:application_\d+_\d+|app-\d+-\d+|local-\d+|spark-[0-9a-f]{32})/;

/** Where a redirect leads; undefined when it names no address. */
export function parseTarget(location: string | undefined): URL | undefined {
  return location !== undefined && URL.canParse(location) ? new URL(location) : undefined;
}

/** `host:port` of an address; undefined when it is none. */
export function hostOf(location: string): string | undefined {
  return parseTarget(location)?.host;
}

/** Without credentials, and without the query, which may hold a token. */
export function showTarget({ protocol, host, pathname }: URL): string {
  return plainText(`${protocol}//${host}${pathname}`);
}

/** The application that a path names. */
export function applicationIn(path: string): string | undefined {
  return APPLICATION_ID.exec(path)?.[0];
}

/**
 * A History Server's page of an application, without what follows its id and attempt: of Spark's
 * own (`/history/<id>/<attempt>`) or of YARN's (`/applicationhistory/app/<id>`).
 */
export function historyPage({ protocol, host, pathname }: URL): string | undefined {
  const page = /^.*?\/(?:history|applicationhistory\/app)\/[^/]+(?:\/\d+(?=\/|$))?/.exec(pathname);
  if (page === null || applicationIn(page[0]) === undefined) return undefined;
  return plainText(`${protocol}//${host}${page[0]}`);
}
