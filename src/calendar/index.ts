export { type CivilDate, civilFromDay, type DayNumber, dayFromCivil, isoWeekday } from "./day-number.js";
export { daysInMonth, formatIsoDate, parseIsoDate } from "./iso-date.js";
export { type Period, type PeriodName, periodCeiling, periodOf } from "./period.js";
