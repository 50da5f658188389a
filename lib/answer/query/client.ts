/** Who asks, as far as headers tell. A liar gets a better place in a queue, and nothing else. */
export interface Client {
  /** Somebody at a browser: comes before scripts. */
  readonly isPerson: boolean;
  /** A part of another site's page: may cost nothing. */
  readonly isForeign: boolean;
  /** Who shares turns: the address that asks, as a proxy before us tells it. */
  readonly address: string;
}

interface Headers {
  get(name: string): string | null;
}

/**
 * Reads who asks. Browsers tell `Sec-Fetch-Site` over HTTPS and to localhost only; over plain HTTP a
 * browser is known by its name together with a language, which scripts do not send.
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

/** A link that was followed comes from elsewhere too, and is a person's; a picture or a frame is not. */
function isOtherSites(headers: Headers, site: string): boolean {
  if (site === "same-origin" || site === "none") return false;
  return (
    headers.get("sec-fetch-mode") !== "navigate" || headers.get("sec-fetch-dest") !== "document"
  );
}
