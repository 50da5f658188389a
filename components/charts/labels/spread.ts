/**
 * The tops of labels, px, each as near to its wanted place as it can be without covering another
 * one. In the order of `wanted`. Labels that do not fit into the room leave it at its top.
 *
 * @param wanted the tops where the labels would stand alone, px
 * @param size the height of a label, px
 */
export function spread(
  wanted: readonly number[],
  size: number,
  room: { readonly from: number; readonly to: number },
): readonly number[] {
  const order = wanted.map((_, i) => i).toSorted((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0));
  const tops = [...wanted];
  let least = room.from;
  for (const i of order) {
    tops[i] = Math.max(least, wanted[i] ?? 0);
    least = (tops[i] ?? 0) + size;
  }
  let most = room.to - size;
  for (const i of order.toReversed()) {
    tops[i] = Math.min(most, tops[i] ?? 0);
    most = (tops[i] ?? 0) - size;
  }
  return tops;
}
