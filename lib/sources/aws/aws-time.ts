import { z } from "zod";
import { instant } from "../untrusted/numbers";

/** Turns a time as the SDK gives it (Date) or as the wire has it (epoch seconds) into epoch ms. */
export const awsTime = z
  .union([z.date(), z.number()])
  .transform((time) => (typeof time === "number" ? Math.round(time * 1_000) : time.getTime()))
  .pipe(instant);
