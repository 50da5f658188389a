import { describe, expect, it } from "vitest";
import { recordedWindow, type Replay } from "./recorded-window";
import { endOf, loadRecording } from "./recording";

const STREAM: Replay["stream"] = [{ minutes: 180, puts: 100, gets: 100 }];

function windowOf(recording: string, replay: Omit<Replay, "stream">) {
  return recordedWindow(loadRecording(recording), { stream: STREAM, ...replay });
}

function lastOf(recording: string, replay: Omit<Replay, "stream">) {
  const { facts } = windowOf(recording, replay);
  return {
    receivers: facts.receivers.at(-1)?.value,
    settings: facts.settings.at(-1)?.value,
    work: facts.work.at(-1)?.value,
    spark: facts["source-spark"].at(-1)?.value,
    leases: facts.leases.at(-1)?.value.leases,
  };
}

describe("recordedWindow", () => {
  it("holds what was known by the instant, and nothing later", () => {
    const window = windowOf("02-too-slow", { instant: "+32s" });
    const waiting = window.batches.filter((batch) => batch.startedAt === undefined);
    expect([window.batches.length, waiting.length]).toEqual([64, 25]);
    expect(window.facts.work).toHaveLength(2);
    expect(Math.max(...window.batches.map((batch) => batch.at))).toBeLessThan(window.to);
  });

  it("knows the settings from the start, though they were recorded at the end", () => {
    expect(lastOf("05-rate-cap", { instant: "+0s" }).settings?.maxRate).toBe(50);
    expect(lastOf("18-max-rate-zero", { instant: "+14s" }).settings?.maxRate).toBe(0);
    expect(lastOf("19-concurrent-jobs", { instant: "full" }).settings?.concurrentJobs).toBe(2);
  });

  it("distinguishes a receiver that waits for a core from those that run", () => {
    const { receivers, work } = lastOf("04c-more-receivers-than-cores", { instant: "+75s" });
    expect(receivers).toMatchObject({ active: 2, configured: 3 });
    expect(work).toMatchObject({ receiverTasks: 2, receiverJobs: 3 });
  });

  it("keeps a receiver's error while it is listed", () => {
    const error = (name: string, instant: string) =>
      lastOf(name, { instant }).receivers?.receivers[0];
    expect(error("16-receiver-error-report", "+11.7s")).toMatchObject({ active: true });
    expect(error("16-receiver-error-report", "+11.7s")?.error).toBeTruthy();
    expect(error("16-receiver-error-restart", "+11.5s")).toMatchObject({ active: false });
    expect(error("16-receiver-error-restart", "+13.6s")).not.toHaveProperty("error");
  });

  it("joins two applications of one name, in the order of their batches", () => {
    const { facts, batches } = windowOf("07a-crossed-streams-2-to-4", { instant: "B +110s" });
    expect(new Set(facts.application.map((reading) => reading.value.id)).size).toBe(2);
    expect(batches).toEqual(batches.toSorted((a, b) => a.at - b.at));
  });

  it("separates a killed driver's batches from those that its successor recovered", () => {
    const { batches, facts } = windowOf("11-restart-from-checkpoint", { instant: "+40s" });
    const [killed, successor] = facts.application.map((reading) => reading.value).slice(0, 2);
    const recovered = batches.filter(
      (batch) =>
        batch.application === successor?.id && batch.at < (successor.streamingStartedAt ?? 0),
    );
    expect(killed?.id).not.toBe(successor?.id);
    expect(recovered).toHaveLength(41);
    expect(recovered.every((batch) => batch.records === 0)).toBe(true);
    // They were submitted when their context started, and waited from then on.
    const submitted = new Set(recovered.map((batch) => batch.submittedAt));
    expect([...submitted]).toEqual([successor?.streamingStartedAt]);
  });

  it("finds an empty lease table, and no table at first", () => {
    expect(lastOf("10-receiver-cannot-reach-kinesis", { instant: "+0s" }).leases).toBeUndefined();
    expect(lastOf("10-receiver-cannot-reach-kinesis", { instant: "+84s" }).leases).toEqual([]);
  });
});

describe("recordedWindow: a driver without a usable answer", () => {
  const rows: [string, string, string | undefined, string][] = [
    ["refuses", "09e-driver-gone", undefined, "refused"],
    ["has no streaming context yet", "09b-created-not-started", undefined, "no-streaming-context"],
    ["has stopped its context", "09c-context-stopped", undefined, "no-streaming-context"],
    ["never had one", "09d-batch-application", undefined, "no-streaming-context"],
    ["says that it starts", "09a-first-seconds", "+3.9s", "starting"],
    ["shows a 404 page while it starts", "09a-first-seconds", "+4.8s", "starting"],
  ];
  it.each(rows)("%s", (_name, recording, instant, fault) => {
    const replay = { ...(instant === undefined ? {} : { instant }), silentForMs: 60_000 };
    const { spark } = lastOf(recording, replay);
    expect(spark).toMatchObject({ status: "failing", fault });
    const at = endOf(loadRecording(recording), instant);
    expect(at - (spark?.since ?? at)).toBeGreaterThanOrEqual(60_000);
  });

  it("was seen before it died", () => {
    const { spark } = lastOf("06b-driver-dies-of-failed-output", {});
    expect(spark).toMatchObject({ status: "failing", fault: "refused" });
    expect(spark?.lastSuccessAt).toBe(Date.parse("2026-11-23T03:39:46.410Z"));
  });
});

describe("recordedWindow: a state that goes on", () => {
  it("repeats the last batches, one per effective interval, up to the instant", () => {
    const before = windowOf("05-rate-cap", { instant: "+94s" });
    const after = windowOf("05-rate-cap", {
      instant: "+94s",
      goesOn: { how: "repeats", forMs: 60_000 },
    });
    const added = after.batches.slice(before.batches.length);
    expect(after.to - before.to).toBe(60_000);
    expect([60, 61]).toContain(added.length);
    expect(new Set(added.map((batch) => batch.records))).toEqual(new Set([0, 100, 50]));
  });

  it("lets batches join a queue that does not move", () => {
    const replay = { instant: "+30s", goesOn: { how: "hangs", forMs: 60_000 } } as const;
    const { batches, facts, to } = windowOf("20-hung-output", replay);
    const last = batches.slice(-60);
    expect(last.every((batch) => batch.startedAt === undefined)).toBe(true);
    expect(facts.work.at(-1)?.at).toBe(to);
  });
});
