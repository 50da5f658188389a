/** How a headline begins where too little is known. */
export const NOT_JUDGED = "Not enough data to judge";
