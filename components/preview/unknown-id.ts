/** The id of the image for all unknown pipelines. No pipeline can have it. */
export const UNKNOWN_ID = "-";
