/** Who asks, as far as the headers show. A client that lies only gets a better place in a queue. */
export interface Client {
  /** Somebody at a browser: served before scripts. */
  readonly isPerson: boolean;
  /** Part of another site's page: must not cause any work. */
  readonly isForeign: boolean;
  /** Clients of one address share turns. It is the client's address as a proxy before us reports it. */
  readonly address: string;
}

interface Headers {
  get(name: string): string | null;
}

/**
 * Reads who asks. Browsers send `Sec-Fetch-Site` only over HTTPS and to localhost. Over plain HTTP
 * a browser is recognised by its name together with a language, which scripts do not send.
 */
export function clientOf(headers: Headers): Client {
  const site = headers.get("sec-fetch-site");
  const isForeign = site !== null && isOtherSites(headers, site);
  const looksLikeOne =
    (headers.get("user-agent") ?? "").startsWith("Mozilla/5.0 ") &&
    /^[a-z]{2}/i.test(headers.get("accept-language") ?? "");
  const forwarded = headers.get("x-forwarded-for")?.split(",", 1)[0] ?? "";
  return {
    isPerson: !isForeign && (site !== null || looksLikeOne),
    isForeign,
    address: forwarded.trim().slice(0, 64),
  };
}

/** A followed link also comes from elsewhere, but is a person's; an image or a frame is not. */
function isOtherSites(headers: Headers, site: string): boolean {
  if (site === "same-origin" || site === "none") return false;
  return (
    headers.get("sec-fetch-mode") !== "navigate" || headers.get("sec-fetch-dest") !== "document"
  );
}
