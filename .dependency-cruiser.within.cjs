/**
 * The parts of a room, one level deep, and what each may import of the others: only parts that stand
 * above it, so that no two can need each other. A file belongs to the first part whose pattern matches
 * its path below the room. Tests may import all of their room, and so may what helps tests.
 * @typedef {{ readonly files: string, readonly mayImport: readonly string[] }} Part
 * @type {Readonly<Record<string, Readonly<Record<string, Part>>>>}
 */
const WITHIN = {
  "lib/diagnosis": {
    trends: { files: "trends/", mayImport: [] },
    comparison: { files: "comparison/", mayImport: ["trends"] },
    // What was known at an instant, and what a stream asks of its consumer.
    situation: { files: "situation/", mayImport: [] },
    // The shapes of which a kind of consumer is made: rule, claim, ending, adviser.
    parts: { files: "parts/", mayImport: ["trends", "situation"] },
    // True of any reader of a Kinesis stream.
    stream: { files: "stream/", mayImport: ["trends", "comparison", "situation", "parts"] },
    // True of any Spark driver.
    driver: { files: "driver/", mayImport: ["trends", "situation", "parts", "stream"] },
    // True of the DStream API: receivers, batches, queues.
    dstream: {
      files: "dstream/",
      mayImport: ["trends", "comparison", "situation", "parts", "stream", "driver"],
    },
    // One file a kind, composed of these; and which kind a window is of.
    kinds: {
      files: "kinds/",
      mayImport: ["situation", "parts", "stream", "driver", "dstream"],
    },
    // What makes one answer of a kind's rules: it knows no kind.
    verdict: { files: "verdict/", mayImport: ["situation", "parts", "kinds"] },
    diagnose: {
      files: "[^/]+\\.ts$",
      mayImport: ["situation", "parts", "stream", "kinds", "verdict"],
    },
  },
  // Becomes lib/observe and lib/answer.
  "lib/server": {
    // What any part of a running process needs.
    process: {
      files: "(age-clock|ageing-cache|descriptor-watch|expire-every-hour|log|within-time)\\.ts$",
      mayImport: [],
    },
    http: { files: "http/", mayImport: ["process"] },
    "first verdict": { files: "answer/first-verdict\\.ts$", mayImport: [] },
    watch: { files: "watch/", mayImport: ["process", "first verdict"] },
    "past window": { files: "answer/past-window\\.ts$", mayImport: ["watch"] },
    backfill: { files: "backfill/", mayImport: ["process", "watch", "past window"] },
    runtime: { files: "runtime\\.ts$", mayImport: ["process", "http", "watch", "backfill"] },
    preview: { files: "preview/", mayImport: ["process"] },
    answer: {
      files: "answer/",
      mayImport: ["process", "first verdict", "watch", "past window", "backfill", "runtime"],
    },
    routes: {
      files:
        "((comparison|pipelines|window)-answer|pipeline-routes|prometheus|readiness|window-query)\\.ts$",
      mayImport: ["http", "watch", "backfill", "runtime", "answer"],
    },
    export: {
      files: "export/",
      mayImport: ["http", "runtime", "preview", "answer", "routes"],
    },
  },
  "lib/demo": {
    simulation: { files: "simulation/", mayImport: [] },
    wire: { files: "wire/", mayImport: ["simulation"] },
    demo: { files: "[^/]+$", mayImport: ["simulation", "wire"] },
  },
  "lib/incidents": {
    parts: {
      files:
        "((incident|load-incidents|metric-answers|replay-lags|score|spark-poll)|life/life)\\.ts$",
      mayImport: [],
    },
    life: { files: "life/", mayImport: ["parts"] },
    recordings: {
      files: "(go-on|recorded-(answer|driver|stream|window)|recording|stream-story)\\.ts$",
      mayImport: ["parts"],
    },
    window: { files: "incident-window\\.ts$", mayImport: ["parts", "life"] },
    record: { files: "record/", mayImport: ["parts", "life", "window"] },
    field: { files: "field/", mayImport: ["parts", "window"] },
    agreements: { files: "agreements/", mayImport: ["parts", "window", "field", "recordings"] },
    reports: { files: "(known-verdicts|report)\\.ts$", mayImport: ["parts", "window", "field"] },
  },
  // Flat until its files have folders: each of these is to be named here.
  "components/charts": { charts: { files: "[^/]+$", mayImport: [] } },
};

/** Tests, and what helps them. */
const OF_TESTS = ["\\.test\\.tsx?$", "/(testing|fixtures)/"];

/**
 * The rules that hold the parts of one room apart.
 * @param {string} room
 * @param {Readonly<Record<string, Part>>} parts
 */
function rulesOf(room, parts) {
  const names = Object.keys(parts);
  /** @param {readonly string[]} some */
  const below = (some) => `^${room}/(${some.map((name) => parts[name]?.files).join("|")})`;
  return Object.entries(parts).map(([name, { mayImport }], i) => {
    const above = names.slice(0, i);
    if (!mayImport.every((other) => above.includes(other)))
      throw new Error(`${room}: "${name}" may import only parts that stand above it.`);
    return {
      name: `within ${room}: ${name}`,
      severity: "error",
      from: {
        path: below([name]),
        pathNot: [...above.map((other) => below([other])), ...OF_TESTS],
      },
      to: { path: `^${room}/`, pathNot: below([name, ...mayImport]) },
    };
  });
}

/**
 * A new folder is in no part until it is named above.
 * @param {string} room
 * @param {Readonly<Record<string, Part>>} parts
 */
const noPart = (room, parts) => ({
  name: `within ${room}: every file is in a part`,
  severity: "error",
  from: {
    path: `^${room}/`,
    pathNot: [...Object.values(parts).map(({ files }) => `^${room}/${files}`), ...OF_TESTS],
  },
  to: {},
});

module.exports = Object.entries(WITHIN).flatMap(([room, parts]) => [
  ...rulesOf(room, parts),
  noPart(room, parts),
]);
