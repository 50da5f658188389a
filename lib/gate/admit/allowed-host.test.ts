import * as fc from "fast-check";
import { expect, it } from "vitest";
import { answersAnyHost, isHostAllowed } from "./allowed-host";

const loopback = { host: "127.0.0.1", allowedHosts: [] };

it.each([
  ["answers localhost with a port", "localhost:3000", loopback, true],
  ["answers 127.0.0.1", "127.0.0.1", loopback, true],
  ["answers IPv6 loopback", "[::1]:3000", loopback, true],
  ["refuses a rebound name", "evil.example:3000", loopback, false],
  ["refuses a name that only begins like loopback", "localhost.evil.example", loopback, false],
  ["refuses an address that only begins like loopback", "127.0.0.1.evil.example", loopback, false],
  ["refuses a request without a host", undefined, loopback, false],
  [
    "answers an allowed name",
    "Wall.Example:80",
    { ...loopback, allowedHosts: ["wall.example"] },
    true,
  ],
  ["answers the public name", "n.example", { ...loopback, publicUrl: "https://n.example/x" }, true],
  ["bound elsewhere, answers any name", "box.lan", { host: "0.0.0.0", allowedHosts: [] }, true],
  [
    "bound elsewhere, limited by a list",
    "x.lan",
    { host: "0.0.0.0", allowedHosts: ["box.lan"] },
    false,
  ],
])("%s", (_name, header, config, answered) => {
  expect(isHostAllowed(header, config)).toBe(answered);
});

it.each([
  ["127.0.0.1", [], false],
  ["localhost", [], false],
  ["::1", [], false],
  ["0.0.0.0", [], true],
  ["::", [], true],
  ["10.0.0.7", [], true],
  ["0.0.0.0", ["wall.example"], false],
])("bound to %s with the list %j, any name is answered: %s", (host, allowedHosts, any) => {
  expect(answersAnyHost({ host, allowedHosts })).toBe(any);
});

it("bound to loopback, no Host header with another site's name is answered", () => {
  const host = fc.oneof(fc.string(), fc.domain(), fc.ipV4(), fc.ipV6());
  const isOurs = (header: string) => /^(localhost|127\.|\[::1\])/i.test(header);
  fc.assert(
    fc.property(host, (header) => !isHostAllowed(header, loopback) || isOurs(header)),
    { seed: 1 },
  );
});

it("an endless header is no host of ours, and is checked at once", () => {
  for (const text of ["1", ".", ":1", "[::1]", "a", "localhost.", "127.0.0.1"])
    expect(isHostAllowed(text.repeat(100_000), loopback), text).toBe(false);
});
