import { createContext } from "react";
import type { Drawing } from "./drawing";

/** The chart's data, past the memoised frame: a refresh then touches the lines alone. */
export const DrawingContext = createContext<Drawing | null>(null);
