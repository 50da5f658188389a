import { expect, it } from "vitest";
import { Turnstile } from "./turnstile";

it("runs a limited number at a time, and the next when one has ended or failed", async () => {
  const turnstile = new Turnstile(2);
  const begun: string[] = [];
  const ends: Record<string, (error?: Error) => void> = {};
  const pass = (name: string): Promise<void> =>
    turnstile.pass(
      () =>
        new Promise<void>((resolve, reject) => {
          begun.push(name);
          ends[name] = (error) => (error ? reject(error) : resolve());
        }),
    );
  const [first, second, third] = [pass("a"), pass("b"), pass("c")];
  expect(begun).toEqual(["a", "b"]);
  ends.b?.(new Error("no"));
  await expect(second).rejects.toThrow("no");
  expect(begun).toEqual(["a", "b", "c"]);
  ends.a?.();
  ends.c?.();
  await Promise.all([first, third]);
});
