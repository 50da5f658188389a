/**
 * The parts of a room, one level deep, and what each may import of the others: only parts
 * above it, so that no two import each other. A file belongs to the first part whose pattern matches its
 * path below the room. Tests and test helpers may import all of their room.
 * @typedef {{ readonly files: string, readonly mayImport: readonly string[] }} Part
 * @type {Readonly<Record<string, Readonly<Record<string, Part>>>>}
 */
const WITHIN = {
  "lib/sources": {
    source: { files: "source\\.ts$", mayImport: [] },
    untrusted: { files: "untrusted/", mayImport: [] },
    aws: { files: "aws/", mayImport: ["source", "untrusted"] },
    cloudwatch: { files: "cloudwatch/", mayImport: ["source", "untrusted", "aws"] },
    kinesis: { files: "kinesis/", mayImport: ["untrusted", "aws"] },
    leases: { files: "leases/", mayImport: ["untrusted", "aws"] },
    // A driver's answers do not depend on the kind of consumer.
    spark: { files: "spark/", mayImport: ["source", "untrusted"] },
    dstream: { files: "dstream/", mayImport: ["source", "untrusted", "spark"] },
  },
  "lib/diagnosis": {
    trends: { files: "trends/", mayImport: [] },
    comparison: { files: "comparison/", mayImport: ["trends"] },
    // What was known at an instant, and what a stream needs of its consumer.
    situation: { files: "situation/", mayImport: [] },
    // The shapes that make up a kind of consumer: rule, claim, ending, adviser.
    parts: { files: "parts/", mayImport: ["trends", "situation"] },
    // True of any reader of a Kinesis stream.
    stream: { files: "stream/", mayImport: ["trends", "situation", "parts"] },
    // True of any Spark driver.
    driver: { files: "driver/", mayImport: ["situation", "parts", "stream"] },
    // True of the DStream API: receivers, batches, queues.
    dstream: {
      files: "dstream/",
      mayImport: ["trends", "comparison", "situation", "parts", "stream", "driver"],
    },
    // One file for each kind, composed of these; and the choice of a window's kind.
    kinds: {
      files: "kinds/",
      mayImport: ["situation", "parts", "stream", "driver", "dstream"],
    },
    // Makes one answer from a kind's rules; it knows no kind.
    verdict: { files: "verdict/", mayImport: ["situation", "parts", "kinds"] },
    diagnose: {
      files: "[^/]+\\.ts$",
      mayImport: ["situation", "parts", "stream", "kinds", "verdict"],
    },
  },
  "lib/observe": {
    "recent data": { files: "recent-data/", mayImport: [] },
    "source health": { files: "source-health/", mayImport: [] },
    "own lag": { files: "own-lag/", mayImport: [] },
    writes: { files: "writes/", mayImport: [] },
    // What is read only when somebody asks.
    "on demand": { files: "on-demand/", mayImport: ["recent data", "source health"] },
    evaluation: {
      files: "evaluation/",
      mayImport: ["recent data", "source health", "writes"],
    },
    pipeline: {
      files: "pipeline/",
      mayImport: ["recent data", "source health", "writes", "on demand", "evaluation"],
    },
    "poll sources": {
      files: "poll-sources/",
      mayImport: ["source health", "own lag", "recent data", "pipeline"],
    },
    backfill: { files: "backfill/", mayImport: ["evaluation"] },
    // Starts all of it, and shows it to the answers.
    observe: {
      files: "[^/]+$",
      mayImport: ["writes", "evaluation", "pipeline", "poll sources", "backfill"],
    },
  },
  "lib/answer": {
    query: { files: "query/", mayImport: [] },
    facts: { files: "facts/", mayImport: ["query"] },
    series: { files: "series/", mayImport: ["facts"] },
    verdicts: { files: "verdicts/", mayImport: ["query"] },
    view: { files: "view/", mayImport: ["facts", "verdicts"] },
    window: { files: "window/", mayImport: ["query", "facts", "series", "verdicts", "view"] },
    overview: { files: "overview/", mayImport: ["query", "series", "view"] },
    compare: { files: "compare/", mayImport: ["query", "view", "window"] },
    batch: { files: "batch/", mayImport: ["query"] },
    metrics: { files: "metrics/", mayImport: ["query"] },
    preview: { files: "preview/", mayImport: ["query"] },
    export: { files: "export/", mayImport: ["query", "series", "view", "window", "preview"] },
  },
  "lib/server": {
    http: { files: "http/", mayImport: [] },
    runtime: { files: "(runtime|descriptor-watch|readiness)\\.ts$", mayImport: [] },
    routes: { files: "routes/", mayImport: ["http", "runtime"] },
  },
  "lib/demo": {
    simulation: { files: "simulation/", mayImport: [] },
    wire: { files: "wire/", mayImport: ["simulation"] },
    demo: { files: "[^/]+$", mayImport: ["simulation", "wire"] },
  },
  "lib/incidents": {
    incident: { files: "incident/", mayImport: [] },
    answers: { files: "answers/", mayImport: [] },
    captures: { files: "captures/", mayImport: ["incident", "answers"] },
    recordings: { files: "recordings/", mayImport: ["answers"] },
    window: { files: "window/", mayImport: ["incident", "answers", "captures"] },
    record: { files: "record/", mayImport: ["incident", "captures", "window"] },
    field: { files: "field/", mayImport: ["incident", "window"] },
    agreements: {
      files: "agreements/",
      mayImport: ["incident", "window", "field", "recordings"],
    },
    reports: {
      files: "(known-verdicts|report)\\.ts$",
      mayImport: ["incident", "window", "field"],
    },
  },
  "components/charts": {
    axes: { files: "axes/", mayImport: [] },
    series: { files: "series/", mayImport: [] },
    marks: { files: "marks/", mayImport: ["axes", "series"] },
    // What happened: the onset of the verdict, and the events. They know no line.
    events: { files: "events/", mayImport: ["axes"] },
    labels: { files: "labels/", mayImport: ["series"] },
    live: { files: "live/", mayImport: ["axes", "series", "marks"] },
    crosshair: {
      files: "crosshair/",
      mayImport: ["axes", "series", "events", "labels", "live"],
    },
    frame: { files: "frame/", mayImport: ["axes", "series", "marks", "live"] },
    table: { files: "table/", mayImport: ["series", "live"] },
    order: { files: "order/", mayImport: ["series", "crosshair"] },
    charts: {
      files: "[^/]+$",
      mayImport: [
        "axes",
        "series",
        "marks",
        "events",
        "labels",
        "live",
        "crosshair",
        "frame",
        "table",
      ],
    },
  },
};

/** Tests and test helpers. */
const OF_TESTS = ["\\.test\\.tsx?$", "/(testing|fixtures)/"];

/**
 * The rules that keep the parts of one room apart.
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
 * A new folder belongs to no part until it is named above.
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
