import { expect, it, onTestFinished, vi } from "vitest";
import { watchDescriptors } from "./descriptor-watch";

function watched() {
  const onTrouble = vi.fn();
  const time = { now: 1_000_000 };
  let fault: string | undefined;
  const watch = watchDescriptors({
    onTrouble,
    now: () => time.now,
    open: () => {
      if (fault !== undefined) throw Object.assign(new Error(fault), { code: fault });
    },
  });
  onTestFinished(() => watch.stop());
  return {
    watch,
    onTrouble,
    fails: (code: string | undefined) => (fault = code),
    pass: (ms: number) => (time.now += ms),
  };
}

it("says nothing while a descriptor can be opened", () => {
  const { watch, onTrouble } = watched();
  expect(watch.trouble()).toBeUndefined();
  expect(onTrouble).not.toHaveBeenCalled();
});

it.each(["EMFILE", "ENFILE"])(
  "calls %s its own trouble, until a minute after the last failure",
  (code) => {
    const { watch, onTrouble, fails, pass } = watched();
    fails(code);
    expect(watch.trouble()).toMatch(/This dashboard has no file descriptors left/);
    fails(undefined);
    pass(59_999);
    expect(watch.trouble()).toMatch(/fail here, not there/);
    pass(1);
    expect(watch.trouble()).toBeUndefined();
    expect(onTrouble).toHaveBeenCalledTimes(1);
  },
);

it("reports once while it lasts, and again when it comes back", () => {
  const { watch, onTrouble, fails, pass } = watched();
  fails("EMFILE");
  for (let i = 0; i < 10; i++) {
    watch.trouble();
    pass(30_000);
  }
  expect(onTrouble).toHaveBeenCalledTimes(1);
  fails(undefined);
  pass(60_000);
  watch.trouble();
  fails("EMFILE");
  watch.trouble();
  expect(onTrouble).toHaveBeenCalledTimes(2);
});

it("ignores everything else", () => {
  const { watch, fails } = watched();
  fails("EACCES");
  expect(watch.trouble()).toBeUndefined();
});
