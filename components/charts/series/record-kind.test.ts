import { expect, it } from "vitest";
import type { WindowAnswer } from "@/lib/contract/window";
import type { Unit } from "@/lib/domain/series";
import { healthy } from "../../fixtures/window-answer";
import { legendWords } from "../labels/legend-words";
import { LiveChart } from "../live/live-chart";
import { GAP_CHARTS, OTHER_CHARTS } from "./chart-specs";
import { drawUp } from "./drawing";

const NAMES = ["putRecords", "getRecords", "intakeRecords", "sustainableRecords"] as const;

/** The healthy answer with another unit of some series. */
function counting(unit: Unit, ...names: readonly (typeof NAMES)[number][]): WindowAnswer {
  const named = names.map((name) => [name, { ...healthy.series[name], unit }]);
  return { ...healthy, series: { ...healthy.series, ...Object.fromEntries(named) } };
}

const specOf = (id: string) => {
  const found = [...GAP_CHARTS, ...OTHER_CHARTS].find((each) => each.id === id);
  if (!found) throw new Error(`There is no chart ${id}.`);
  return found;
};
const kinesis = counting("Kinesis records/s", "putRecords", "getRecords");
const user = counting("user records/s", "intakeRecords", "sustainableRecords");

it.each([
  ["records", healthy, "Put against get, records", "records/s"],
  ["records", kinesis, "Put against get, Kinesis records", "Kinesis records/s"],
  ["intake", healthy, "Intake against what Spark can sustain", "records/s"],
  ["intake", user, "Intake against what Spark can sustain, user records", "user records/s"],
  ["bytes", kinesis, "Put against get, bytes", "bytes/s"],
])("the chart %s says which records it counts where they differ", (id, answer, title, unit) => {
  expect(drawUp(specOf(id), answer).spec).toMatchObject({ title, unit });
});

it("its numbers are then short, because the title has the unit", () => {
  const at = healthy.window.from + 60_000;
  const words = (answer: WindowAnswer, what: string) =>
    legendWords(drawUp(specOf("records"), answer), { what, at });
  expect(words(healthy, "putRecords")).toMatch(/^[\d\u202f]+ records\/s$/);
  expect(words(kinesis, "putRecords")).toMatch(/^[\d\u202f]+\/s$/);
  expect(words(kinesis, "gap")).not.toContain("records");
});

it("a chart takes a new form when the kind of its records becomes known", () => {
  const chart = new LiveChart(specOf("records"), healthy);
  expect(chart.form.axis.word).toBe("thousand records/s");
  chart.show(kinesis);
  expect(chart.form.axis.word).toBe("thousand a second");
});
