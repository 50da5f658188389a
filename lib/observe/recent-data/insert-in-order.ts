/**
 * Inserts an item into an ascending list, searching from the end, where new ones belong. True when
 * there was none like it.
 */
export function insertInOrder<T>(
  list: T[],
  item: T,
  order: (kept: T) => number,
  merge: (old: T, fresh: T) => T,
): boolean {
  for (let i = list.length - 1; i >= 0; i--) {
    const kept = list[i];
    if (kept === undefined) continue;
    const side = order(kept);
    if (side === 0) {
      list[i] = merge(kept, item);
      return false;
    }
    if (side < 0) {
      list.splice(i + 1, 0, item);
      return true;
    }
  }
  list.unshift(item);
  return true;
}
