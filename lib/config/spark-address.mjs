/** An application's id as YARN, a standalone master, local mode and Kubernetes write it. */
const APPLICATION_ID = String.raw`(?:application_\d+_\d+|app-\d+-\d+|local-\d+|spark-[0-9a-f]{32})`;

/** The pages of Spark's UI (2.4 to 4.1), its REST interface and its metrics, at the end of a path. */
const PAGES = [
  "jobs(?:/job)?",
  "stages(?:/(?:stage|pool))?",
  "storage(?:/rdd)?",
  "environment",
  "executors(?:/(?:threadDump|heapHistogram))?",
  "SQL(?:/execution)?",
  "sqlserver(?:/session)?",
  "streaming(?:/batch)?",
  "StreamingQuery(?:/statistics)?",
  "metrics/(?:json|prometheus|executors/prometheus)",
  "api/v1(?:/.*)?",
  "index\\.html",
];
const PAGE = new RegExp(`/(?:${PAGES.join("|")})(?:/index\\.html)?/*$`, "i");

/** YARN's own page of an application, and the proxy's page that only a driver is redirected to. */
const YARN_PAGE = new RegExp(`/(?:cluster/app|proxy/redirect)/(${APPLICATION_ID})(?:/.*)?$`);

const HISTORY = new RegExp(`/history/${APPLICATION_ID}(?:/|$)`);

/**
 * The driver's address from a setting, which is often copied from a browser that shows one of its
 * pages: `http://driver:4040/streaming/batch/?id=1` becomes `http://driver:4040`. Only one page is
 * removed. So a gateway whose own path is called like a page can be given with one page more.
 * Anything that is no address is returned as it is: `urlProblem` says why.
 * @param {string} given
 * @returns {{ address: string, note?: string, problem?: string }}
 */
export function sparkAddress(given) {
  const plain = { address: given.replace(/\/+$/, "") };
  if (!URL.canParse(given)) return plain;
  const url = new URL(given);
  if (HISTORY.test(url.pathname)) {
    return {
      ...plain,
      problem:
        "is a History Server's page, and a History Server keeps no streaming data: give the running driver's own address, or the YARN proxy's",
    };
  }
  const path = url.pathname.replace(YARN_PAGE, "/proxy/$1").replace(PAGE, "");
  if (path === url.pathname) return plain;
  const page = url.pathname;
  url.pathname = path;
  url.search = "";
  url.hash = "";
  const address = url.href.replace(/\/+$/, "");
  return {
    address,
    note: `The Spark address was given as a page (${page}): Narrows asks ${address}.`,
  };
}
