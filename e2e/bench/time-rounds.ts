/** Runs before the clock counts, so that what is measured is a warm process. */
const WARM_UP = 3;

/** How long each of a number of rounds took, ms, one after the other. */
export async function timeRounds(
  rounds: number,
  run: (round: number) => Promise<unknown>,
): Promise<readonly number[]> {
  const took: number[] = [];
  for (let round = -WARM_UP; round < rounds; round++) {
    const began = performance.now();
    await run(round);
    if (round >= 0) took.push(performance.now() - began);
  }
  return took;
}
