const ANY_ROOM = "^(app|bin|components|lib|e2e)/";

/** Packages, or stores, that only one room may import. */
const packageRules = [
  {
    name: "aws only in sources",
    severity: "error",
    from: { path: ANY_ROOM, pathNot: "^(lib/sources|e2e)/" },
    to: { path: "node_modules/@(aws-sdk|smithy)/" },
  },
  {
    name: "recharts only in charts",
    severity: "error",
    from: { path: ANY_ROOM, pathNot: "^(components/charts|e2e/bench/page)/" },
    to: { path: "node_modules/recharts/" },
  },
  {
    name: "swr only in client",
    severity: "error",
    from: { path: ANY_ROOM, pathNot: "^lib/client/" },
    to: { path: "node_modules/swr/" },
  },
  {
    name: "the store's driver only in its folder",
    comment: "The launcher locks a demo's folder with a file of its own, by SQLite's lock.",
    severity: "error",
    from: { path: ANY_ROOM, pathNot: "^(lib/history/sqlite/|bin/demo-folder\\.mjs$)" },
    to: { path: "node_modules/libsql/" },
  },
  {
    name: "a store is known to its own folder and to the factory alone",
    comment: "Everybody else speaks the port, and knows not which store runs.",
    severity: "error",
    from: { path: ANY_ROOM, pathNot: "^lib/history/(sqlite|factory)/" },
    to: { path: "^lib/history/sqlite/" },
  },
];

module.exports = { ANY_ROOM, packageRules };
