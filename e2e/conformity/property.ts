import type { Target } from "./target";

export type ReferenceServer = "kinesis-local" | "dynalite" | "moto" | "ministack";

/** Whoever a property is asked of. */
export type Server = ReferenceServer | "demo" | "gateway";

/**
 * One thing that AWS does, the call that shows it, and the server whose word is taken for it: none
 * does everything right, so each is judge of what it was found to do right.
 */
export interface Property<Seed = undefined> {
  /** A sentence that goes on after the call's name. */
  readonly property: string;
  readonly call: string;
  readonly judges: readonly ReferenceServer[];
  /**
   * Who must do the same. `demo`: its emulator. `gateway`: that of the real runs. `product`: neither
   * has anything of the kind, and it is told how the product's own client reads the judge.
   */
  readonly subject: "demo" | "gateway" | "product";
  readonly ask: (target: Target, seed: Seed) => Promise<unknown>;
  /** What both must say, worked out without either. */
  readonly expected: (seed: Seed) => unknown;
}

/** A row for each server that must do as the property says. */
export function rowsOf<Seed>(
  properties: readonly Property<Seed>[],
  judges: readonly ReferenceServer[],
): readonly (readonly [call: string, property: string, server: Server, Property<Seed>])[] {
  return properties.flatMap((one) => {
    const present = one.judges.filter((evaluator) => judges.includes(evaluator));
    // Without its judge here the subject's word alone would prove nothing new.
    if (present.length === 0) return [];
    const servers = one.subject === "product" ? present : [one.subject, ...present];
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
