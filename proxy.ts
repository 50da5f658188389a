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
  const response = NextResponse.next({ request: { headers: forwarded } });
  response.headers.set("content-security-policy", policy);
  return response;
}

/** Pages only: data and files get their headers from the launcher, at no cost. */
export const config = {
  matcher: ["/((?!api/|healthz|readyz|metrics|_next/|(?:.*/)?preview\\.png$).*)"],
};
