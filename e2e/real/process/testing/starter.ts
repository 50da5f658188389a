/** A process that starts a child and waits; `child.test.ts` kills it. */
import { Child } from "../child";

const [logFile = "", script = ""] = process.argv.slice(2);
const child = new Child({
  command: process.execPath,
  args: ["-e", script],
  logFile,
  ipc: true,
});
console.log(await child.message<number>());
setInterval(() => {}, 1_000);
