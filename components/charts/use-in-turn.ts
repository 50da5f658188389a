"use client";

import { useEffect, useState } from "react";
import { flushSync } from "react-dom";
import { chartTurns } from "./turns";

/**
 * A value that follows `value` when its holder's turn has come. It is drawn within the turn: how
 * many share a frame depends on what each takes.
 *
 * @param due whether a holder that shows this asks for a turn at all
 */
export function useInTurn<T>(value: T, due: (shown: T) => boolean): T {
  const [shown, setShown] = useState(value);
  const [who] = useState(() => ({}));
  const asks = value !== shown && due(shown);
  useEffect(() => {
    if (asks) chartTurns.ask(who, () => flushSync(() => setShown(value)));
  }, [who, value, asks]);
  useEffect(() => () => chartTurns.leave(who), [who]);
  return shown;
}
