/**
 * A process with DynamoDB: dynalite, on two free ports of this machine. The KCL's client only
 * speaks TLS; Narrows reads the same tables in plain HTTP.
 */
import type { Server } from "node:http";
import { createServer } from "node:https";
import { createRequire } from "node:module";
import { selfSignedCertificate } from "../tls/self-signed-certificate";
import { listenLocally } from "../process/listen-locally";
import { endWithStarter } from "./end-with-starter";

/** The package has no types of its own. */
type Dynalite = (options: { readonly createTableMs: number }) => Server;
const dynalite: Dynalite = createRequire(import.meta.url)("dynalite");

endWithStarter();
const plain = dynalite({ createTableMs: 100 });
const { key, cert } = await selfSignedCertificate();
const secure = createServer({ key, cert }, (...call) => void plain.emit("request", ...call));
const [port, tlsPort] = [await listenLocally(plain), await listenLocally(secure)];
process.send?.({ url: `http://127.0.0.1:${port}`, tlsUrl: `https://127.0.0.1:${tlsPort}` });
