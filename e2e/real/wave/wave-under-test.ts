/** What a wave's specs are told of it. */
export interface WaveUnderTest {
  /** Of the product. */
  readonly url: string;
  /** Where logs lie, a folder a driver. */
  readonly folder: string;
  readonly seenFile: string;
  /** The situations that are played. */
  readonly names: readonly string[];
  /** Whether the situations are what they say is looked at, and not what Narrows says. */
  readonly isMechanismOnly: boolean;
  /** Until then the calm ones are watched, epoch ms. */
  readonly calmUntil: number;
  /** What is not right by then is wrong, epoch ms. */
  readonly endsAt: number;
}
