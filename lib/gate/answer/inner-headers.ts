// Headers between the gate and the product behind it. Clients neither see nor set them.

/** In an answer: the content coding in which a route has packed it. */
export const PACKED_HEADER = "x-narrows-packed";

/** In a request rewritten to the "not found" page: what is missing. */
export const MISSING_HEADER = "x-narrows-missing";
