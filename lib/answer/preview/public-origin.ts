/**
 * The address under which the client reached us, without a trailing slash: `PUBLIC_URL`, else the
 * request's Host, which the gate has checked. Of the headers that proxies add only the scheme is
 * trusted, and only `http` or `https`: a false one gives only its sender a wrong link. A forwarded
 * host is never trusted.
 */
export function publicOrigin(
  headers: { get(name: string): string | null },
  publicUrl: string | undefined,
): string {
  if (publicUrl) return publicUrl.replace(/\/+$/, "");
  const scheme = headers.get("x-forwarded-proto")?.split(",")[0]?.trim().toLowerCase();
  const host = headers.get("host") ?? "";
  const origin = `${scheme === "https" ? "https" : "http"}://${host}`;
  // A Host must be only a name: no path, no user, no markup.
  return /^[\w.:[\]-]+$/.test(host) && URL.canParse(origin) ? origin : "http://localhost";
}
