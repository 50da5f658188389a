import { expect, it } from "vitest";
import { kioskAddress } from "./kiosk-address";

it.each([
  ["/?kiosk=1", "/kiosk?kiosk=1"],
  ["/?theme=light&kiosk=1&rotate=30s", "/kiosk?theme=light&kiosk=1&rotate=30s"],
  ["/p/orders?kiosk=1", "/kiosk/orders?kiosk=1"],
  ["/p/orders?kiosk=0", "/p/orders?kiosk=0"],
  ["/p/orders?kiosk=10", "/p/orders?kiosk=10"],
  ["/p/orders?notkiosk=1", "/p/orders?notkiosk=1"],
  ["/p/orders", "/p/orders"],
  ["/", "/"],
  ["/p/orders/preview.png?kiosk=1", "/p/orders/preview.png?kiosk=1"],
  ["/api/pipelines?kiosk=1", "/api/pipelines?kiosk=1"],
  ["/_next/static/x.js?kiosk=1", "/_next/static/x.js?kiosk=1"],
])("%s is answered by %s", (address, inside) => expect(kioskAddress(address)).toBe(inside));
