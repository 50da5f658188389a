import { SWRConfig } from "swr";

/** SWR's own deep comparison. */
const { compare: equal } = SWRConfig.defaultValue;

/** The depth of sharing: the answer's verdict and its evidence, its series and each of them. */
const LEVELS = 2;

/**
 * The new answer, with unchanged parts replaced by the objects of the previous answer. React skips
 * what is drawn from them.
 */
export function shareStructure<T>(before: T | undefined, after: T, levels: number = LEVELS): T {
  if (before === undefined || !isRecord(before) || !isRecord(after)) return after;
  const parts = Object.entries(after).map(([name, value]) => {
    const old = before[name];
    if (old === value || equal(old, value)) return [name, old];
    return [name, levels > 0 ? shareStructure(old, value, levels - 1) : value];
  });
  // The members are those of `after`, under the same names.
  return Object.fromEntries(parts) as T;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
