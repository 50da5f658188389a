import { join } from "node:path";
import { Driver } from "../driver/driver";
import { freePort } from "../driver/free-port";
import { LeaseTable } from "../upstreams/lease-table";
import type { Member } from "./member";
import type { Another } from "../situation/situation";
import type { Surroundings } from "./surroundings";

/** Starts it and waits until it has its streaming context. */
export async function startAnother(
  { place, kcl }: Member,
  { turnstile, upstreams, stops }: Surroundings,
  { stream, app = kcl, leases, onSamePort = false, host }: Another,
): Promise<Driver> {
  if (leases) await new LeaseTable(upstreams.dynamoUrl, leases.kcl).seed(leases.shards);
  const driver = new Driver(
    {
      ...place,
      folder: join(place.folder, "another"),
      master: "local[3]",
      uiPort: onSamePort ? place.uiPort : await freePort(),
      ...(host === undefined ? {} : { host }),
    },
    {},
    { app, kcl: leases?.kcl ?? kcl },
  );
  stops.push(() => void driver.end("SIGKILL"));
  await turnstile.pass(async () => {
    driver.start(stream);
    await driver.streams();
  });
  return driver;
}
