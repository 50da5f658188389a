import { join } from "node:path";
import { Driver } from "./driver/driver";
import { freePort } from "./driver/free-port";
import { LeaseTable } from "./lease-table";
import type { Member } from "./member";
import type { Surroundings } from "./play";

/** Another application beside a situation's own. */
export interface Another {
  readonly stream: string;
  /** Its name in Spark; the first one's unless told. */
  readonly app?: string;
  /** A lease table of its own, seeded for so many shards; the first one's unless told. */
  readonly leases?: { readonly kcl: string; readonly shards: number };
  /** Its UI takes the port of the first one, which must have ended. */
  readonly onSamePort?: boolean;
  /** The machine that its workers name themselves after. */
  readonly host?: string;
}

/** Starts it and waits until it has its streaming context. */
export async function startAnother(
  { place, kcl }: Member,
  { turnstile, upstreams, stops }: Pick<Surroundings, "turnstile" | "upstreams" | "stops">,
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
