/** No pipeline can be called that: the picture at this id stands for all that are unknown. */
export const UNKNOWN_ID = "-";
