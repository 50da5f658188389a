import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { awsCommand, shellQuoted } from "./shell-command";

describe("awsCommand", () => {
  it("leaves words without special characters unquoted", () => {
    const options = {
      region: "eu-west-1",
      "stream-name": "orders_events",
      "target-shard-count": 8,
      "shard-level-metrics": ["IncomingBytes", "IncomingRecords"],
    };
    expect(awsCommand("kinesis x", options)).toBe(
      "aws kinesis x --region eu-west-1 --stream-name orders_events --target-shard-count 8 --shard-level-metrics IncomingBytes IncomingRecords",
    );
  });

  it("joins a value that begins with a dash to its option", () =>
    expect(awsCommand("kinesis x", { "stream-name": "-orders" })).toBe(
      "aws kinesis x --stream-name=-orders",
    ));

  it.each([
    "eu-west-1;id",
    "a b",
    "$(id)",
    "`id`",
    "it's",
    'a"b',
    "a\\b",
    "*",
    "~",
    "",
    "#x",
    "!!",
    "é",
  ])("gives a shell exactly %j", (text) => {
    const [, word] = awsCommand("x", { name: text }).split(/--name[ =]/);
    expect(wordOf(word ?? "")).toBe(text);
  });

  it("drops control characters that a terminal would interpret as keys", () => {
    expect(shellQuoted("orders\u001b[201~\n")).toBe("'orders[201~'");
    expect(shellQuoted("orders\n")).toBe("orders");
  });
});

/** The value that a shell reads from one written word. */
function wordOf(written: string): string {
  return execFileSync("sh", ["-c", `printf %s ${written}`], { encoding: "utf8" });
}
