import { type NextRequest, NextResponse } from "next/server";
import { securityHeaders } from "@/lib/server/http/security-headers";

/** Gives every answer its security headers, and every page the nonce its scripts need. */
export function proxy(request: NextRequest): NextResponse {
  const nonce = btoa(crypto.randomUUID());
  const headers = securityHeaders({
    nonce,
    frameAncestors: process.env.FRAME_ANCESTORS || "'self'",
    development: process.env.NODE_ENV === "development",
  });
  const forwarded = new Headers(request.headers);
  // Next reads the nonce for its own scripts out of this request header.
  forwarded.set("content-security-policy", headers["content-security-policy"] ?? "");
  const response = NextResponse.next({ request: { headers: forwarded } });
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  return response;
}
