// `npm run audit`: fails if the registry knows a serious fault of a package that the product is
// served with. If the registry cannot be asked, it says so and does not fail.
import { askForAdvisories } from "./advisories.mjs";

const advisories = askForAdvisories();
if (advisories.kind === "unasked")
  console.log(`Nobody could be asked for advisories: ${advisories.why}.`);
else if (advisories.kind === "clean") console.log("No serious advisory is known.");
else {
  for (const line of advisories.lines) console.error(line);
  process.exit(1);
}
