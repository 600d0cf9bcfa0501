export { type AllocationRule, allocate } from "./allocate.js";
export { allocateByUrgency, allocatePacks, type UrgentNeed } from "./allocate-packs.js";
export { inTurn } from "./in-turn.js";
export { largestRemainder, wholeParts } from "./largest-remainder.js";
export { pieceByPiece } from "./piece-by-piece.js";
