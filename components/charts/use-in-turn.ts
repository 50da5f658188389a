"use client";

import { useEffect, useState } from "react";
import { chartTurns } from "./turns";

/** A value that follows `value` when its holder's turn has come: one holder a frame. */
export function useInTurn<T>(value: T): T {
  const [shown, setShown] = useState(value);
  const [who] = useState(() => ({}));
  useEffect(() => {
    if (value !== shown) chartTurns.ask(who, () => setShown(value));
  }, [who, value, shown]);
  useEffect(() => () => chartTurns.leave(who), [who]);
  return shown;
}
