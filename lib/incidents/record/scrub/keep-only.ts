/**
 * The parts of a body that are kept: a list of fields that are known to be harmless, never a list
 * of those that are not. A field that the shape does not name is left out.
 */
export type Shape = Leaf | readonly [Shape] | { readonly [key: string]: Shape };

/** Returns the value to keep; undefined leaves it out. */
export type Leaf = (value: unknown) => unknown;

/**
 * The part of a JSON value that a shape names. A value that is not the expected list or object
 * becomes null.
 */
export function keepOnly(shape: Shape, value: unknown, onDropped: () => void): unknown {
  if (typeof shape === "function") return shape(value);
  if (isList(shape)) {
    const [each] = shape;
    if (!Array.isArray(value)) return null;
    return value.flatMap((item: unknown) => keepOnly(each, item, onDropped) ?? []);
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
  const kept: [string, unknown][] = [];
  for (const [key, field] of Object.entries(value)) {
    const known = Object.hasOwn(shape, key) ? shape[key] : undefined;
    const left = known === undefined ? undefined : keepOnly(known, field, onDropped);
    if (left === undefined) onDropped();
    else kept.push([key, left]);
  }
  return Object.fromEntries(kept);
}

function isList(shape: Exclude<Shape, Leaf>): shape is readonly [Shape] {
  return Array.isArray(shape);
}

/** Keeps numbers; another value in a number's place stays visibly wrong. */
export const number: Leaf = (value) => (typeof value === "number" ? value : null);

export const flag: Leaf = (value) => (typeof value === "boolean" ? value : null);

/** Keeps text of a given form; other text becomes `instead`, or is left out. */
export const textLike =
  (form: RegExp, instead?: string): Leaf =>
  (value) => {
    if (typeof value !== "string") return null;
    return form.test(value) ? value : instead;
  };

/** An attribute of DynamoDB, `{ S: "…" }`: left out when its text has not the given form. */
export const attributeLike =
  (type: "S" | "N", form: RegExp): Leaf =>
  (value) => {
    const text: unknown =
      typeof value === "object" && value !== null ? Reflect.get(value, type) : undefined;
    if (typeof text !== "string") return null;
    return form.test(text) ? { [type]: text } : undefined;
  };

export const textBy =
  (replace: (text: string) => string | undefined): Leaf =>
  (value) =>
    typeof value === "string" ? replace(value) : null;
