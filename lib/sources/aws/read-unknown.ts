/** The value at a key of anything; undefined when it is not an object. */
export function objectAt(from: unknown, key: string): unknown {
  return typeof from === "object" && from !== null ? Reflect.get(from, key) : undefined;
}

export function textAt(from: unknown, key: string): string | undefined {
  const value = objectAt(from, key);
  return typeof value === "string" ? value : undefined;
}

export function numberAt(from: unknown, key: string): number | undefined {
  const value = objectAt(from, key);
  return typeof value === "number" ? value : undefined;
}
