import { type NextRequest, NextResponse } from "next/server";
import { pagePolicy } from "@/lib/server/http/page-policy";

/** Gives every page its policy, and the nonce that its scripts need. */
export function proxy(request: NextRequest): NextResponse {
  const policy = pagePolicy({
    nonce: btoa(crypto.randomUUID()),
    frameAncestors: process.env.FRAME_ANCESTORS || "'self'",
    development: process.env.NODE_ENV === "development",
  });
  const forwarded = new Headers(request.headers);
  // Next reads the nonce for its own scripts out of this request header.
  forwarded.set("content-security-policy", policy);
  const passed = { request: { headers: forwarded } };
  const kiosk = kioskPath(request);
  const response = kiosk ? NextResponse.rewrite(kiosk, passed) : NextResponse.next(passed);
  response.headers.set("content-security-policy", policy);
  return response;
}

/**
 * The same address with `kiosk=1` is a page of its own inside: of two in one, each would load the
 * other's code. Null for what is no kiosk.
 */
function kioskPath({ nextUrl }: NextRequest): URL | null {
  const [, id] = /^\/(?:p\/([^/]+))?$/.exec(nextUrl.pathname) ?? [];
  const isPage = nextUrl.pathname === "/" || id !== undefined;
  if (!isPage || nextUrl.searchParams.get("kiosk") !== "1") return null;
  const url = nextUrl.clone();
  url.pathname = id === undefined ? "/kiosk" : `/kiosk/${id}`;
  return url;
}

/** Pages only: data and files get their headers from the launcher, at no cost. */
export const config = {
  matcher: ["/((?!api/|healthz|readyz|metrics|_next/|(?:.*/)?preview\\.png$).*)"],
};
