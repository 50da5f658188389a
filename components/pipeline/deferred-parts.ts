/** What the page can do without until its first HTML stands: one piece of code, fetched after that. */
export { PipelineDetails } from "./pipeline-details";
export { RangeBar } from "./range-bar";
