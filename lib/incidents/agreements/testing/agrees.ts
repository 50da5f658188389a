import { expect, it } from "vitest";
import type { Agreement, Moment } from "../moment";

/** A case of an agreement: its description, and a moment that keeps or breaks it. */
export type Case = readonly [what: string, moment: Moment];

/** One test for each moment that breaks an agreement, and for each that keeps it. */
export function testAgreement(
  agreement: Agreement,
  { breaks, keeps }: { readonly breaks: readonly Case[]; readonly keeps: readonly Case[] },
): void {
  it.each(breaks)(`${agreement.name} is broken: %s`, (_what, moment) => {
    expect(agreement.broken(moment)).toEqual(expect.any(String));
  });
  it.each(keeps)(`${agreement.name} is kept: %s`, (_what, moment) => {
    expect(agreement.broken(moment)).toBeUndefined();
  });
}
