import { parseArgs } from "node:util";
import { parsePort } from "./parse-port";
import { type RunningDemo, startDemo } from "./start-demo";

// Runs as a child of the launcher (`tsx lib/demo/main.ts [--port N]`) or by hand.
try {
  const { values } = parseArgs({ options: { port: { type: "string", default: "0" } } });
  announce(await startDemo({ port: parsePort(values.port) }));
} catch (error) {
  process.stderr.write(
    `The demo cannot start: ${error instanceof Error ? error.message : error}\n`,
  );
  process.exit(1);
}

function announce(demo: RunningDemo): void {
  const ready = { ready: true, port: demo.port, pipelines: demo.pipelines };
  if (process.send === undefined) process.stdout.write(`${JSON.stringify(ready)}\n`);
  else process.send(ready);
  for (const event of ["SIGTERM", "SIGINT", "disconnect"]) process.once(event, () => stop(demo));
}

/** No state needs saving: a connection that does not close must not delay the exit. */
function stop(demo: RunningDemo): void {
  setTimeout(() => process.exit(0), 400).unref();
  demo.close().then(
    () => process.exit(0),
    (error: unknown) => {
      process.stderr.write(`The demo did not close: ${String(error)}\n`);
      process.exit(1);
    },
  );
}
