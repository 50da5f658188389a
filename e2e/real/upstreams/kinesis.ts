/** A process with Kinesis: kinesalite, on a free port of this machine. */
import type { Server } from "node:http";
import { createRequire } from "node:module";
import { listenLocally } from "../process/listen-locally";
import { endWithStarter } from "./end-with-starter";

/** The package has no types of its own. */
type Kinesalite = (options: { readonly createStreamMs: number; shardLimit: number }) => Server;
const kinesalite: Kinesalite = createRequire(import.meta.url)("kinesalite");

endWithStarter();
// Streams become ACTIVE soon; AWS takes longer, but no situation tests that.
const port = await listenLocally(kinesalite({ createStreamMs: 200, shardLimit: 100 }));
process.send?.({ url: `http://127.0.0.1:${port}` });
