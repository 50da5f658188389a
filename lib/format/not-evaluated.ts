/** How a headline begins where too little is known. */
export const NOT_EVALUATED = "Not enough data to judge";
