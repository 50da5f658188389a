import { expect, it } from "vitest";
import { FirstAnswers } from "./first-answers";
import { HealthBoard } from "./health-board";

const START = Date.UTC(2026, 10, 23, 14);
const PATIENCE = 60_000;

function board() {
  const health = new HealthBoard();
  for (const source of ["cloudwatch", "spark"] as const) {
    health.registerCall({ source, call: "read", needed: true, everyMs: 60_000 });
  }
  return { health, answers: new FirstAnswers(health, START) };
}

it("waits for every source's first answer", () => {
  const { health, answers } = board();
  health.pollEnded("spark", "read", undefined, START);
  expect([answers.arrived(START + 1), answers.isWaiting]).toEqual([false, true]);
  health.pollEnded("cloudwatch", "read", undefined, START + 2);
  expect([answers.arrived(START + 2), answers.isWaiting]).toEqual([true, false]);
  expect(answers.arrived(START + 3)).toBe(false);
});

it("waits on after a first failure, but not for a source that is lost", () => {
  const { health, answers } = board();
  health.pollEnded("spark", "read", undefined, START);
  for (const [failures, arrived] of [
    [1, false],
    [2, false],
    [3, true],
  ] as const) {
    health.pollEnded("cloudwatch", "read", new Error("no"), START + failures);
    expect(answers.arrived(START + failures)).toBe(arrived);
  }
});

it("waits for a minute, and notes who comes later", () => {
  const { health, answers } = board();
  expect(answers.arrived(START + PATIENCE - 1)).toBe(false);
  expect(answers.arrived(START + PATIENCE)).toBe(true);
  expect(answers.arrived(START + PATIENCE + 1)).toBe(false);
  health.pollEnded("spark", "read", undefined, START + PATIENCE + 2);
  expect(answers.arrived(START + PATIENCE + 2)).toBe(true);
  expect(answers.arrived(START + PATIENCE + 3)).toBe(false);
});

it("notes a source whose answers are late, and nothing new when they no longer are", () => {
  const { health, answers } = board();
  for (const source of ["cloudwatch", "spark"] as const) {
    health.pollEnded(source, "read", undefined, START);
  }
  health.aside("cloudwatch", { sentence: "Nothing was published.", lateSince: START - 180_000 });
  expect(answers.arrived(START)).toBe(true);
  health.aside("cloudwatch", undefined);
  expect(answers.arrived(START + 1)).toBe(false);
});

it("waits for nothing if no source is configured", () =>
  expect(new FirstAnswers(new HealthBoard(), START).arrived(START)).toBe(true));
