import * as fc from "fast-check";

/** Values that a broken, unusual or hostile upstream may write anywhere. */
const ODD_NUMBERS = [
  // 1e999 in JSON; and AWS's SDK reads the text "NaN" as the number.
  Infinity,
  -Infinity,
  NaN,
  -1,
  -0,
  0.5,
  5e-324,
  1e308,
  -1e308,
  2 ** 53,
  2 ** 63,
  8.64e15 + 1,
];

const ODD_TEXTS =
  "|-1|1e999|NaN|0x1f|a\u0000\ud800b\n\u202e|__proto__|constructor|toString|$(id)|'; id #|<script>|" +
  "//u:hunter2@h|password=hunter2|AKIAIOSFODNN7EXAMPLE|1969-12-31T23:59:59.999GMT|2026-99-99T99:99:99.999GMT";

const ODD: readonly unknown[] = [
  ...ODD_NUMBERS,
  ...ODD_TEXTS.split("|"),
  "9".repeat(400),
  "x".repeat(20_000),
  new Date(NaN),
  new Date(-8.64e15),
  [[], {}, null, [null]],
];

export const anyValue: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(...ODD),
  fc.jsonValue({ maxDepth: 3 }),
  fc.double(),
  fc.integer(),
  fc.string(),
);

interface Edit {
  readonly place: number;
  readonly how: "replace" | "remove" | "add" | "repeat";
  readonly key: string;
  readonly value: unknown;
}

const edit: fc.Arbitrary<Edit> = fc.record({
  place: fc.nat({ max: 10_000 }),
  how: fc.constantFrom("replace", "replace", "remove", "add", "repeat"),
  key: fc.oneof(fc.constantFrom("__proto__", "constructor", "token"), fc.string()),
  value: anyValue,
});

/** An answer of the right form with a few places changed; sometimes anything at all. */
export function nearly(valid: unknown): fc.Arbitrary<unknown> {
  const edited = fc
    .array(edit, { minLength: 1, maxLength: 4 })
    .map((edits) => edits.reduce(applied, structuredClone(valid)));
  return fc.oneof({ weight: 9, arbitrary: edited }, { weight: 1, arbitrary: anyValue });
}

/** The same answer with an unknown field in every object. */
export function withUnknownFields(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withUnknownFields);
  if (typeof value !== "object" || value === null || value instanceof Date) return value;
  const fields = Object.entries(value).map(([key, field]) => [key, withUnknownFields(field)]);
  return Object.fromEntries([["newInTheNextVersion", { of: ["it"] }], ...fields]);
}

type Holder = Record<string | number, unknown>;

function applied(root: unknown, { place, how, key, value: template }: Edit): unknown {
  // A copy for each place: otherwise it could be put into itself.
  const value: unknown = structuredClone(template);
  const places = placesIn(root);
  const found = places[place % Math.max(1, places.length)];
  if (found === undefined) return value;
  const [holder, at] = found;
  const here = holder[at];
  if (how === "remove" && Array.isArray(holder)) holder.splice(Number(at), 1);
  else if (how === "remove") delete holder[at];
  else if (how === "repeat" && Array.isArray(holder)) holder.push(structuredClone(here));
  else if (how === "add" && isHolder(here) && !Array.isArray(here)) set(here, key, value);
  else set(holder, at, value);
  return root;
}

/** Sets an own field, also `__proto__`, as JSON.parse does. */
function set(holder: Holder, key: string | number, value: unknown): void {
  Object.defineProperty(holder, key, {
    value,
    configurable: true,
    enumerable: true,
    writable: true,
  });
}

function placesIn(value: unknown): (readonly [Holder, string | number])[] {
  if (!isHolder(value)) return [];
  return Object.keys(value).flatMap((key) => [[value, key] as const, ...placesIn(value[key])]);
}

const isHolder = (value: unknown): value is Holder =>
  typeof value === "object" && value !== null && !(value instanceof Date);
