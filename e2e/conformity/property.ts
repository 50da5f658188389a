import type { Target } from "./target";

export type Judge = "kinesis-local" | "dynalite" | "moto" | "ministack";

/**
 * One thing that AWS does, the call that shows it, and the server whose word is taken for it: none
 * does everything right, so each is judge of what it was found to do right.
 */
export interface Property<Seed = undefined> {
  /** A sentence that goes on after the call's name. */
  readonly property: string;
  readonly call: string;
  readonly judges: readonly Judge[];
  /**
   * `demo`: the demo's emulator must do the same. `product`: the demo has nothing of the kind, and
   * what is held against the judge is how the product's own client reads it.
   */
  readonly subject: "demo" | "product";
  readonly ask: (target: Target, seed: Seed) => Promise<unknown>;
  /** What both must say, worked out without either. */
  readonly expected: (seed: Seed) => unknown;
}

/** A row for each server that must do as the property says. */
export function rowsOf<Seed>(
  properties: readonly Property<Seed>[],
  judges: readonly Judge[],
): readonly (readonly [call: string, property: string, server: Judge | "demo", Property<Seed>])[] {
  return properties.flatMap((one) => {
    const present = one.judges.filter((judge) => judges.includes(judge));
    // Without its judge here the demo's word alone would prove nothing new.
    if (present.length === 0) return [];
    const servers = one.subject === "demo" ? (["demo", ...present] as const) : present;
    return servers.map((server) => [one.call, one.property, server, one] as const);
  });
}

/** What a call is refused with: the name that the SDK gives it, and its status. */
export async function refusalOf(asked: Promise<unknown>): Promise<unknown> {
  try {
    await asked;
    return "no refusal";
  } catch (error) {
    if (!(error instanceof Error)) return error;
    const metadata: unknown = Reflect.get(error, "$metadata");
    const status: unknown =
      typeof metadata === "object" && metadata !== null
        ? Reflect.get(metadata, "httpStatusCode")
        : undefined;
    return `${error.name} ${String(status)}`;
  }
}
