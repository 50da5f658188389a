"use client";

import { type FormEvent, useEffect, useRef, useState } from "react";
import { useServerMinute } from "@/lib/client/clock/use-server-now";
import type { WindowAnswer } from "@/lib/contract/window";
import { isTypedProblem, readTyped } from "@/lib/domain/time/typed-range";
import { formatDuration } from "@/lib/format/duration";
import { formatStamp } from "@/lib/format/stamp";
import { useZone } from "../time/zone";
import { useNavigation } from "../view/page-navigation";

export interface TypedRangeProps {
  readonly window: WindowAnswer["window"];
  readonly onDone: () => void;
}

/** A range in plain words. It shows how the words are understood before the range is used. */
export function TypedRange({ window: shown, onDone }: TypedRangeProps) {
  const { go } = useNavigation();
  const zone = useZone();
  const now = useServerMinute(shown.to);
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState("");
  const typed = readTyped(text, { now, zone });
  const wrong = isTypedProblem(typed);
  // The field appears when the reader has just asked for it.
  useEffect(() => field.current?.focus(), []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (wrong) return;
    go({ from: typed.from, to: typed.to });
    onDone();
  };
  return (
    <form onSubmit={submit}>
      <label>
        Range{" "}
        <input
          ref={field}
          name="range"
          autoComplete="off"
          placeholder="3h, yesterday 14:00"
          value={text}
          onChange={(event) => setText(event.target.value)}
          aria-invalid={wrong && text !== ""}
          aria-describedby="range-understood"
        />
      </label>
      <output id="range-understood">{understood(typed, zone)}</output>
      <button type="submit" disabled={wrong}>
        Show this range
      </button>
    </form>
  );
}

function understood(typed: ReturnType<typeof readTyped>, zone: string): string {
  if (isTypedProblem(typed)) return typed.problem;
  const { from, to, live } = typed.range;
  const end = live ? "now" : formatStamp(to, zone);
  return `${formatStamp(from, zone)} to ${end} (${formatDuration(to - from)}${live ? ", live" : ""})`;
}
