/** What the page can do without until its first picture stands: one piece of code, fetched after that. */
export { PipelinePicture } from "./pipeline-details";
export { RangeBar } from "./range-bar";
