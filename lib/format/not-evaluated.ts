/** The start of a headline when too little is known. */
export const NOT_EVALUATED = "Not enough data to judge";
