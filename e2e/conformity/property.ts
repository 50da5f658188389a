import type { Target } from "./target";

export type ReferenceServer = "kinesis-local" | "dynalite" | "moto" | "ministack";

/** The servers that a property is tested on. */
export type Server = ReferenceServer | "demo" | "gateway";

/**
 * One thing that AWS does, the call that shows it, and the server that is the reference for it. No
 * emulator does everything right, so each judges only what it was found to do right.
 */
export interface Property<Seed = undefined> {
  /** A sentence that follows the call's name. */
  readonly property: string;
  readonly call: string;
  readonly judges: readonly ReferenceServer[];
  /**
   * The server that must do the same. `demo`: its emulator. `gateway`: that of the real runs.
   * `product`: neither has anything of the kind, and the test says how the product's own client
   * reads the judge.
   */
  readonly subject: "demo" | "gateway" | "product";
  readonly ask: (target: Target, seed: Seed) => Promise<unknown>;
  /** The answer that both must give, computed without either. */
  readonly expected: (seed: Seed) => unknown;
}

/** A row for each server that must have the property. */
export function rowsOf<Seed>(
  properties: readonly Property<Seed>[],
  judges: readonly ReferenceServer[],
): readonly (readonly [call: string, property: string, server: Server, Property<Seed>])[] {
  return properties.flatMap((one) => {
    const present = one.judges.filter((evaluator) => judges.includes(evaluator));
    // Without its judge, the subject's answer alone would prove nothing new.
    if (present.length === 0) return [];
    const servers = one.subject === "product" ? present : [one.subject, ...present];
    return servers.map((server) => [one.call, one.property, server, one] as const);
  });
}

/** How a call is refused: the SDK's name of the error, and the status. */
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
