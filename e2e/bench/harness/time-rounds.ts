/** Rounds before the measurement, so that the process is warm. */
export const WARM_UP = 3;

export interface Rounds {
  /** How long each round took, ms. */
  readonly wall: readonly number[];
  /** The CPU time of this process in each round, ms: independent of other load on the machine. */
  readonly cpu: readonly number[];
}

/** Times a number of rounds, one after the other. */
export async function timeRounds(rounds: number, run: (round: number) => unknown): Promise<Rounds> {
  const wall: number[] = [];
  const cpu: number[] = [];
  for (let round = -WARM_UP; round < rounds; round++) {
    const [began, before] = [performance.now(), process.cpuUsage()];
    await run(round);
    const [took, { user, system }] = [performance.now() - began, process.cpuUsage(before)];
    if (round < 0) continue;
    wall.push(took);
    cpu.push((user + system) / 1000);
  }
  return { wall, cpu };
}
