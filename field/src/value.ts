// Values of facts and of expressions, and what is known of a condition.
//
// A day is its text, 2026-05-31: such texts compare as the days do. Arithmetic with days is in calendar.ts.

/** Nobody has said. None, which is null, means that somebody has said there is none. */
export const UNKNOWN: unique symbol = Symbol("unknown");

export class Day {
  constructor(readonly text: string) {}
}

export type Value = typeof UNKNOWN | null | boolean | number | string | Day | string[];

/** Met, not met, or unknown. */
export type Truth = boolean | typeof UNKNOWN;

export function truth(value: Value): Truth {
  if (value === true) return true;
  return value === false || value === null ? false : UNKNOWN;
}

export const not = (a: Truth): Truth => (a === UNKNOWN ? UNKNOWN : !a);

export function and(a: Truth, b: Truth): Truth {
  if (a === false || b === false) return false;
  return a === UNKNOWN || b === UNKNOWN ? UNKNOWN : true;
}

export const or = (a: Truth, b: Truth): Truth => not(and(not(a), not(b)));

/** As it stands in an answer: unknown and none are both null, the trace says which. */
export function json(value: Value): unknown {
  if (value === UNKNOWN) return null;
  return value instanceof Day ? value.text : value;
}

/** A value as people and files write it; empty when unknown. */
export function text(value: Value): string {
  if (value === UNKNOWN) return "";
  if (value === null) return "none";
  if (value instanceof Day) return value.text;
  return Array.isArray(value) ? value.join(", ") : String(value);
}

export function same(a: Value, b: Value): boolean {
  if (a instanceof Day && b instanceof Day) return a.text === b.text;
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((word, at) => word === b[at]);
  return a === b;
}

/** A fact by its name. None is null, so that an absent one must not be taken for it. */
export function factOf(facts: Map<string, Value>, name: string): Value {
  const value = facts.get(name);
  return value === undefined ? UNKNOWN : value;
}
