// Headers between the gate and the product behind it. Clients neither see nor set them.

/** Of an answer: the content coding that a route has packed it in. */
export const PACKED_HEADER = "x-narrows-packed";

/** Of a request that was rewritten to the page that says "not found": what is missing. */
export const MISSING_HEADER = "x-narrows-missing";
