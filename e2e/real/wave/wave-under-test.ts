/** What a wave's specs know of it. */
export interface WaveUnderTest {
  /** The product's address. */
  readonly url: string;
  /** The folder of the logs, with a folder for each driver. */
  readonly folder: string;
  readonly seenFile: string;
  /** The situations that are played. */
  readonly names: readonly string[];
  /** Checks only that the situations are what they claim, and not Narrows' verdicts. */
  readonly isMechanismOnly: boolean;
  /** The calm ones are watched until then, epoch ms. */
  readonly calmUntil: number;
  /** A verdict that is not right by then is wrong, epoch ms. */
  readonly endsAt: number;
}
