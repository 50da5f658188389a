import { parseArgs } from "node:util";
import { startDemo } from "./start-demo";

// Run as a child of the launcher (`tsx lib/demo/main.ts [--port N]`) or by hand.
const { values } = parseArgs({ options: { port: { type: "string", default: "0" } } });
const demo = await startDemo({ port: Number(values.port) });
const ready = { ready: true, port: demo.port, pipelines: demo.pipelines };

if (process.send === undefined) process.stdout.write(`${JSON.stringify(ready)}\n`);
else process.send(ready);

/** Nothing here is worth keeping: a connection that does not close must not hold the exit up. */
function stop(): void {
  setTimeout(() => process.exit(0), 400).unref();
  void demo.close().then(() => process.exit(0));
}

process.once("SIGTERM", stop);
process.once("SIGINT", stop);
process.once("disconnect", stop);
