// Days of the calendar, without times: reading them, and adding days, months and years.
//
// Where the day does not exist in the month, its last day is meant, as in the crate `eligibility`.

import { Day } from "./value";

const MILLISECONDS_OF_A_DAY = 86_400_000;
export const MONTHS_OF_A_YEAR = 12;
const YEAR_MAX = 9999;

export const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

function daysIn(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function dayOf(year: number, month: number, day: number): Day | null {
  if (year < 0 || year > YEAR_MAX) return null;
  const pad = (value: number, length: number) => String(value).padStart(length, "0");
  return new Day(`${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`);
}

function parts(day: Day): [number, number, number] {
  const [year = 0, month = 1, date = 1] = day.text.split("-").map(Number);
  return [year, month, date];
}

function instant(day: Day): number {
  const [year, month, date] = parts(day);
  const at = new Date(0);
  at.setUTCFullYear(year, month - 1, date);
  return at.getTime();
}

/** Reads 2026-05-31; nothing else is a day. */
export function parseDay(text: string): Day | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const [year, month, date] = parts(new Day(text));
  const exists = month >= 1 && month <= MONTHS_OF_A_YEAR && date >= 1 && date <= daysIn(year, month);
  return exists ? new Day(text) : undefined;
}

export function addDays(day: Day, count: number): Day | null {
  const sum = new Date(instant(day) + count * MILLISECONDS_OF_A_DAY);
  return dayOf(sum.getUTCFullYear(), sum.getUTCMonth() + 1, sum.getUTCDate());
}

export function addMonths(day: Day, count: number): Day | null {
  const [year, month, date] = parts(day);
  const months = year * MONTHS_OF_A_YEAR + (month - 1) + count;
  const newYear = Math.floor(months / MONTHS_OF_A_YEAR);
  const newMonth = months - newYear * MONTHS_OF_A_YEAR + 1;
  return dayOf(newYear, newMonth, Math.min(date, daysIn(newYear, newMonth)));
}

export function daysBetween(from: Day, to: Day): number {
  return Math.round((instant(to) - instant(from)) / MILLISECONDS_OF_A_DAY);
}
