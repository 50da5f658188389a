/**
 * The address under which whoever asks has reached us, without a trailing slash: `PUBLIC_URL`, else
 * the request's Host, which the gate has checked. Of what proxies add only the scheme is
 * believed, and only `http` or `https`: a liar gets a wrong link, and nobody else sees it. A
 * forwarded host is never believed.
 */
export function publicOrigin(
  headers: { get(name: string): string | null },
  publicUrl: string | undefined,
): string {
  if (publicUrl) return publicUrl.replace(/\/+$/, "");
  const scheme = headers.get("x-forwarded-proto")?.split(",")[0]?.trim().toLowerCase();
  const host = headers.get("host") ?? "";
  const origin = `${scheme === "https" ? "https" : "http"}://${host}`;
  // A name is all that a Host may hold: no path, no user, no markup.
  return /^[\w.:[\]-]+$/.test(host) && URL.canParse(origin) ? origin : "http://localhost";
}
