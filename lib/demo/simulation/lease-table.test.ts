import { expect, it } from "vitest";
import { LeaseTable, sequenceOf, startingSequence } from "./lease-table";

it("renews a lease about every 3.3 s", () => {
  const table = new LeaseTable(["a:1", "b:2"]);
  const before = table.rows.map((row) => row.counter);
  for (let second = 0; second < 30; second += 1) table.renew();
  const risen = table.rows.map((row, index) => row.counter - (before[index] ?? 0));
  for (const rise of risen) expect([9, 10]).toContain(rise);
});

it("moves a checkpoint as records are stored", () => {
  const table = new LeaseTable(["a:1", "b:2"]);
  table.checkpoint(1, 500);
  expect(table.rows[1]?.checkpoint).toBe(sequenceOf(1, 500));
  expect(BigInt(sequenceOf(1, 501))).toBeGreaterThan(BigInt(sequenceOf(1, 500)));
  expect(table.rows[0]?.checkpoint).toBe(sequenceOf(0, 0));
});

it("puts a foreign checkpoint below the shard's own numbers", () => {
  const table = new LeaseTable(["a:1"]);
  table.makeForeign(0);
  expect(BigInt(table.rows[0]?.checkpoint ?? 0)).toBeLessThan(startingSequence(0));
});

it("keeps the sequence numbers of one shard below those of the next", () => {
  expect(BigInt(sequenceOf(0, 1_000_000_000_000))).toBeLessThan(startingSequence(1));
});
