const { ANY_ROOM, packageRules } = require("./.dependency-cruiser.packages.cjs");
const withinRooms = require("./.dependency-cruiser.within.cjs");

/** Which room may import which. A room may always import itself; anything not listed is refused. */
const MAY_IMPORT = {
  "lib/domain": [],
  "lib/format": ["lib/domain"],
  "lib/diagnosis": ["lib/domain", "lib/format"],
  "lib/contract": ["lib/domain"],
  "lib/sources": ["lib/domain"],
  "lib/history": ["lib/domain"],
  "lib/poller": ["lib/sources/source\\.ts$"],
  "lib/config": [],
  "lib/gate": ["lib/contract"],
  "lib/process": ["lib/domain", "lib/sources/source\\.ts$"],
  // Observers poll and write, answers read: they share only the domain's Snapshot.
  "lib/observe": [
    "lib/domain",
    "lib/format",
    "lib/diagnosis",
    "lib/sources",
    "lib/history",
    "lib/poller",
    "lib/process",
  ],
  "lib/answer": [
    "lib/domain",
    "lib/format",
    "lib/diagnosis",
    "lib/contract",
    "lib/sources/dstream/batches/batch-key\\.ts$",
    "lib/history",
    "lib/process",
  ],
  // The composition: starts the observers, and gives their snapshots to the answers.
  "lib/server": [
    "lib/domain",
    "lib/contract",
    "lib/diagnosis",
    "lib/observe",
    "lib/answer",
    "lib/history",
    "lib/process",
    "lib/config",
    "lib/gate/answer/(accepted-packing|inner-headers)\\.ts$",
  ],
  // A recording is replayed through the dashboard's own memory, queries and health records.
  "lib/incidents/(?!record/)": [
    "lib/domain",
    "lib/diagnosis",
    "lib/sources",
    "lib/observe/(source-health/health-board|recent-data/recent-data|own-lag/.+)\\.ts$",
  ],
  "lib/incidents/record": [
    "lib/incidents/(?!record/)",
    "lib/config",
    "lib/diagnosis",
    "lib/domain",
    "lib/sources",
  ],
  "lib/client": ["lib/contract", "lib/domain"],
  "lib/demo": ["lib/domain"],
  "lib/rooms\\.test\\.ts$": [],
  components: ["lib/domain", "lib/format", "lib/contract", "lib/client"],
  "app/api": ["lib/server"],
  "app/(healthz|readyz|metrics)": ["lib/answer/metrics", "lib/server"],
  "app/(?!api/|healthz/|readyz/|metrics/)": [
    "components",
    "lib/answer",
    "lib/contract",
    "lib/gate/answer/inner-headers\\.ts$",
    "lib/process/log\\.ts$",
    "lib/server",
  ],
  "instrumentation\\.ts$": ["lib/gate", "lib/process/log\\.ts$", "lib/server"],
  // The commands run before anything is installed or built. They know the product's settings, and
  // its gate by type only.
  bin: ["lib/config", "lib/demo/demo-folders\\.mjs$", "lib/gate/product\\.ts$"],
  "e2e/(?!bench/|recording/|counting/|conformity/)": [
    "bin/(ensure|outcomes|own-cache)\\.mjs$",
    "lib/contract",
    "lib/demo",
    "lib/domain",
    "lib/gate/admit/routes\\.ts$",
    // A past of months cannot be lived through: a story may write one into the store beforehand.
    "lib/history",
    "lib/incidents",
  ],
  // A recording of the demo is compared with what the running product says of it.
  "e2e/recording": [
    "lib/demo",
    "lib/diagnosis",
    "lib/domain",
    "lib/history",
    "lib/incidents",
    "lib/observe",
    "lib/sources",
  ],
  // What the demo's CloudWatch publishes bit by bit, as the product's answers show it.
  "e2e/counting": [
    "lib/answer",
    "lib/contract",
    "lib/demo",
    "lib/domain",
    "lib/history",
    "lib/observe",
    "lib/sources",
  ],
  // The product's own calls, made to the demo and to reference servers.
  "e2e/conformity": ["e2e/real", "lib/demo", "lib/domain", "lib/sources"],
  // A bench measures the rooms themselves, beside the whole product.
  "e2e/bench": [
    "bin/(browser|environment)\\.mjs$",
    "e2e/(?!bench/)",
    // The plain page is the product's page except for its charts.
    "components",
    "app/globals\\.css$",
    "lib/contract",
    "lib/demo",
    "lib/diagnosis",
    "lib/domain",
    "lib/format",
    "lib/history",
    "lib/incidents",
    // Its memory and evaluation, without the processes around them.
    "lib/observe",
    "lib/poller",
    "lib/sources",
  ],
};

/** @param {string[]} rooms */
const inside = (rooms) =>
  `^(${rooms.map((room) => (room.endsWith("$") || room.endsWith(")") ? room : `${room}/`)).join("|")})`;

const roomRules = Object.entries(MAY_IMPORT).map(([room, allowed]) => ({
  name: `room: ${room}`,
  severity: "error",
  from: { path: inside([room]) },
  to: { path: ANY_ROOM, pathNot: inside([room, ...allowed]) },
}));

const PURE = "^lib/(domain|diagnosis|format|contract)/";

/** What `npm start` loads before it has installed anything. */
const BEFORE_INSTALL =
  "^(bin/(start|ensure|environment|install-environment)|lib/config/[^/]+)\\.mjs$";

const INSTALLED = ["npm", "npm-dev", "npm-peer", "npm-optional", "npm-no-pkg", "npm-unknown"];

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...roomRules,
    ...withinRooms,
    {
      name: "every file is in a room",
      comment: "A new folder must be added to MAY_IMPORT before anything may import it.",
      severity: "error",
      from: {},
      to: { path: ANY_ROOM, pathNot: inside(Object.keys(MAY_IMPORT)) },
    },
    {
      name: "pure rooms use the language only",
      severity: "error",
      from: { path: PURE, pathNot: "\\.test\\.ts$" },
      to: { dependencyTypes: ["core", "npm", "npm-dev", "npm-peer", "npm-optional"] },
    },
    {
      name: "the launcher starts without anything installed",
      severity: "error",
      from: { path: BEFORE_INSTALL },
      to: { dependencyTypes: INSTALLED, dependencyTypesNot: ["dynamic-import"] },
    },
    {
      name: "Node alone runs plain JavaScript",
      comment: "It is started without a loader: TypeScript is known to it by its types only.",
      severity: "error",
      from: { path: "\\.mjs$", pathNot: "\\.test\\.mjs$" },
      to: { path: "\\.tsx?$", dependencyTypesNot: ["type-only", "jsdoc"] },
    },
    ...packageRules,
    {
      name: "the product never imports the demo",
      severity: "error",
      from: { path: "^(app|components|lib)/", pathNot: "^lib/demo/" },
      to: { path: "^lib/demo/" },
    },
    { name: "no cycles", severity: "error", from: {}, to: { circular: true } },
    {
      name: "tests are not imported",
      severity: "error",
      from: {},
      to: { path: "\\.(test|spec)\\.(tsx?|mjs)$" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^\\.next/" },
    tsPreCompilationDeps: true,
    parser: "tsc",
    detectJSDocImports: true,
    tsConfig: { fileName: "tsconfig.json" },
  },
};
