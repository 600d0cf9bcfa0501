export { admitOrderFile, type FileAdmission } from "./files/admit-order-file.js";
export type { DateFormat, FileEncoding, FileFormat, ReadOptions } from "./files/file-format.js";
export { type FileProblem, type FileProblemCode, OrderLineFile } from "./files/order-lines.js";
export { readOrderLines } from "./files/read-order-lines.js";
export { readAgreements, readCoverage, readItems, readStock, readSuppliers } from "./files/read-tables.js";
export { readTextChunks } from "./files/text-chunks.js";
export { writePlan, writeText } from "./files/write-files.js";
export { type SampleHistory, simulateHistory } from "./sample/simulate-history.js";
export type { SampleLine } from "./sample/simulate-lines.js";
