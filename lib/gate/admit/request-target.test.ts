import { expect, it } from "vitest";
import { readTarget } from "./request-target";

it.each([
  ["/", "/", undefined],
  ["/p/orders?from=now-1h", "/p/orders?from=now-1h", undefined],
  ["/p/a%20b", "/p/a%20b", undefined],
  ["http://narrows.example:80/healthz", "/healthz", "narrows.example:80"],
  ["HTTP://[::1]:3000/healthz?x=http://y", "/healthz?x=http://y", "[::1]:3000"],
  ["http://narrows.example", "/", "narrows.example"],
  ["http://narrows.example?kiosk=1", "/?kiosk=1", "narrows.example"],
  ["*", "*", undefined],
])("%s is %s", (target, address, host) => expect(readTarget(target)).toEqual({ address, host }));

it.each([
  "",
  "healthz",
  "narrows.example:80",
  "http://",
  "http:///healthz",
  "http://user@narrows.example/",
  "http://narrows.example\\@evil.example/",
  "ftp://narrows.example/",
  "/p/orders#x",
  "/api/pipelines/%ff",
  "/p/%00",
  "/p/%",
  "/p/../metrics",
  "/p/%2E%2e",
  "/p/./preview.png",
])("%j is no address", (target) => expect(readTarget(target)).toBeUndefined());
