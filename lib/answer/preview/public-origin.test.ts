import { expect, it } from "vitest";
import { publicOrigin } from "./public-origin";

it.each([
  [
    "is the configured one, whatever the request says",
    { host: "a", "x-forwarded-proto": "http" },
    "https://wall.example",
    "https://wall.example",
  ],
  ["ends without a slash", {}, "https://wall.example/", "https://wall.example"],
  [
    "is the request's host with its port",
    { host: "narrows.internal:3000" },
    undefined,
    "http://narrows.internal:3000",
  ],
  ["may be an IPv6 address", { host: "[::1]:3000" }, undefined, "http://[::1]:3000"],
  [
    "is https behind a proxy that says so",
    { host: "a", "x-forwarded-proto": "https" },
    undefined,
    "https://a",
  ],
  [
    "trusts the first of several proxies",
    { host: "a", "x-forwarded-proto": "https, http" },
    undefined,
    "https://a",
  ],
  [
    "trusts no other scheme",
    { host: "a", "x-forwarded-proto": "javascript" },
    undefined,
    "http://a",
  ],
  [
    "never trusts a forwarded host",
    { host: "a", "x-forwarded-host": "evil.example" },
    undefined,
    "http://a",
  ],
  ["accepts only a name as a host", { host: 'a"/><script>' }, undefined, "http://localhost"],
  ["accepts no user in a host", { host: "evil@a" }, undefined, "http://localhost"],
  ["has a default for a missing host", {}, undefined, "http://localhost"],
])("%s", (_what, headers: Record<string, string>, configured, origin) =>
  expect(publicOrigin(new Headers(headers), configured)).toBe(origin),
);
