// The evaluator: an expression and facts give a value; a condition is met, not met or unknown.
//
// Everything is looked at, nothing is cut short, and each definition is evaluated once for each choice of rows, in the
// same order as in the crate `eligibility`: a test holds the two traces against each other.

import { addDays, addMonths, daysBetween, MONTHS_OF_A_YEAR } from "./calendar";
import type { Facts, Row } from "./facts";
import { parameterOn, type Definition, type Expr, type Program } from "./rule-files";
import { and, Day, factOf, not, or, same, truth, UNKNOWN, type Truth, type Value } from "./value";

/** The rows bound around an expression, by name. */
export type Frame = Map<string, Row>;

/** A definition as it was found for a choice of rows. Those inside it follow it, one deeper. */
export interface Found {
  definition: Definition;
  rows: Row[];
  depth: number;
  value: Value;
}

export class Evaluation {
  readonly found: Found[] = [];
  private readonly known = new Map<string, Found>();
  private depth = 0;

  constructor(
    readonly program: Program,
    readonly facts: Facts,
  ) {}

  truth(expr: Expr, frame: Frame): Truth {
    return truth(this.value(expr, frame));
  }

  value(expr: Expr, frame: Frame = new Map()): Value {
    if (typeof expr === "string") return this.word(expr, frame);
    if (expr === null || typeof expr !== "object") return expr;
    const [form = "", inner] = Object.entries(expr)[0] ?? [];
    if (form.startsWith("@")) {
      return this.definition(form.slice(1), (inner as string[]).map((name) => bound(frame, name)));
    }
    return this.form(form, inner, frame);
  }

  parameter(id: string): Value {
    const parameter = this.program.parameters.get(id);
    if (!parameter) throw new Error(`no parameter ${id}`);
    const set = parameter.setting ? this.scalar(parameter.setting) : UNKNOWN;
    return set === UNKNOWN ? parameterOn(parameter, this.facts.askedOn) : set;
  }

  /** The definition of this name, bound to its rows. */
  bind(id: string, rows: Row[]): [Definition, Frame] {
    const definition = this.program.definitions.get(id);
    if (!definition) throw new Error(`no definition ${id}`);
    const names = definition.about ?? [];
    return [definition, new Map(names.map(([name], at) => [name, rows[at] as Row]))];
  }

  each(inner: unknown, frame: Frame, take: (truth: Truth, frame: Frame) => void): void {
    const [name, list, condition] = inner as [string, string, Expr];
    for (const row of this.facts.rows.get(list) ?? []) {
      const deeper = new Map(frame).set(name, row);
      take(this.truth(condition, deeper), deeper);
    }
  }

  private scalar(path: string): Value {
    const value = this.facts.scalars.get(path);
    if (value === undefined) throw new Error(`no fact ${path}`);
    return value;
  }

  private word(word: string, frame: Frame): Value {
    const name = word.slice(1);
    if (word.startsWith("#")) return this.parameter(name);
    if (word.startsWith("@")) return this.definition(name, []);
    if (!word.startsWith("$")) return word;
    const [variable = "", field = ""] = name.split(".");
    const row = frame.get(variable);
    return row ? factOf(row.facts, field) : this.scalar(name);
  }

  private definition(id: string, rows: Row[]): Value {
    const key = `${id}|${rows.map((row) => row.name).join("|")}`;
    const known = this.known.get(key);
    if (known) return known.value;
    const [definition, frame] = this.bind(id, rows);
    const found: Found = { definition, rows, depth: this.depth, value: UNKNOWN };
    this.known.set(key, found);
    this.found.push(found);
    this.depth += 1;
    found.value = this.value(definition.is, frame);
    this.depth -= 1;
    return found.value;
  }

  private form(form: string, inner: unknown, frame: Frame): Value {
    const items = inner as Expr[];
    const at = (place: number): Value => this.value(items[place] as Expr, frame);
    switch (form) {
      case "all":
        return items.reduce<Truth>((all, item) => and(all, this.truth(item, frame)), true);
      case "any":
        return items.reduce<Truth>((any, item) => or(any, this.truth(item, frame)), false);
      case "none":
        return not(items.reduce<Truth>((any, item) => or(any, this.truth(item, frame)), false));
      case "exists":
        return this.fold(inner, frame, or, false);
      case "every":
        return this.fold(inner, frame, and, true);
      case "at_least":
        return this.atLeast(inner, frame);
      case "in": {
        const value = at(0);
        const among = (any: Truth, item: Expr) => or(any, truth(compare("eq", value, this.value(item, frame))));
        return items.slice(1).reduce<Truth>(among, false);
      }
      case "has":
        return has(at(0), at(1));
      case "filled": {
        const list = this.value(inner as Expr, frame);
        return list === UNKNOWN ? UNKNOWN : Array.isArray(list) && list.length > 0;
      }
      case "add_days":
      case "add_months":
      case "add_years":
        return add(form, at(0), at(1));
      case "days_between":
        return between(at(0), at(1));
      case "latest":
      case "earliest":
        return this.extreme(form, inner as Member[], frame);
      case "latest_of":
      case "earliest_of":
        return this.extremeOf(form, inner, frame);
      case "if": {
        const condition = truth(at(0));
        const yes = at(1);
        const no = at(2);
        if (condition === UNKNOWN) return same(yes, no) ? yes : UNKNOWN;
        return condition ? yes : no;
      }
      default:
        return compare(form, at(0), at(1));
    }
  }

  private fold(inner: unknown, frame: Frame, join: (a: Truth, b: Truth) => Truth, start: Truth): Truth {
    let all = start;
    this.each(inner, frame, (one) => (all = join(all, one)));
    return all;
  }

  private atLeast(inner: unknown, frame: Frame): Value {
    const [count, ...each] = inner as Expr[];
    let certain = 0;
    let possible = 0;
    this.each(each, frame, (one) => {
      if (one === true) certain += 1;
      if (one !== false) possible += 1;
    });
    const wanted = this.value(count as Expr, frame);
    if (typeof wanted !== "number") return UNKNOWN;
    if (certain >= wanted) return true;
    return possible < wanted ? false : UNKNOWN;
  }

  private extreme(form: string, members: Member[], frame: Frame): Value {
    const best = new Best(form);
    for (const member of members) {
      const { value, when } = parted(member);
      const counts = when === undefined ? true : this.truth(when, frame);
      best.take(counts, this.value(value, frame));
    }
    return best.value();
  }

  private extremeOf(form: string, inner: unknown, frame: Frame): Value {
    const best = new Best(form);
    const value = (inner as Expr[])[3] as Expr;
    this.each(inner, frame, (counts, deeper) => {
      if (counts !== false) best.take(counts, this.value(value, deeper));
    });
    return best.value();
  }
}

export type Member = Expr | { value: Expr; when?: Expr };

/** A member of latest or earliest: what counts, and when. */
export function parted(member: Member): { value: Expr; when?: Expr } {
  const has = typeof member === "object" && member !== null && "value" in member;
  return has ? (member as { value: Expr; when?: Expr }) : { value: member as Expr };
}

export function bound(frame: Frame, name: string): Row {
  const row = frame.get(name);
  if (!row) throw new Error(`no row is called ${name} here`);
  return row;
}

function compare(form: string, a: Value, b: Value): Value {
  if (a === UNKNOWN || b === UNKNOWN) return UNKNOWN;
  if (form === "eq") return same(a, b);
  if (form === "ne") return !same(a, b);
  const pair: [number, number] | undefined =
    a instanceof Day && b instanceof Day
      ? [daysBetween(b, a), 0]
      : typeof a === "number" && typeof b === "number"
        ? [a, b]
        : undefined;
  if (!pair) return (form === "le" || form === "ge") && same(a, b);
  const [x, y] = pair;
  switch (form) {
    case "lt":
      return x < y;
    case "le":
      return x <= y;
    case "gt":
      return x > y;
    case "ge":
      return x >= y;
    default:
      throw new Error(`the language has no form ${form}`);
  }
}

function has(list: Value, word: Value): Value {
  if (list === UNKNOWN || word === UNKNOWN) return UNKNOWN;
  return Array.isArray(list) && typeof word === "string" && list.includes(word);
}

function add(form: string, day: Value, count: Value): Value {
  if (day === null || count === null) return null;
  if (!(day instanceof Day) || typeof count !== "number") return UNKNOWN;
  if (form === "add_days") return addDays(day, Math.trunc(count));
  return addMonths(day, Math.trunc(count) * (form === "add_years" ? MONTHS_OF_A_YEAR : 1));
}

function between(from: Value, to: Value): Value {
  if (from === null || to === null) return null;
  return from instanceof Day && to instanceof Day ? daysBetween(from, to) : UNKNOWN;
}

/** The latest or earliest of days, some of which may not count and some of which may not be known. */
class Best {
  private certain: Day | undefined;
  private possible: Day | undefined;
  private open = false;

  constructor(private readonly form: string) {}

  private better(fresh: Day, old: Day | undefined): Day {
    if (!old) return fresh;
    return this.form.startsWith("latest") === fresh.text > old.text ? fresh : old;
  }

  take(counts: Truth, value: Value): void {
    if (counts === false || value === null) return;
    if (!(value instanceof Day)) this.open = true;
    else if (counts === true) this.certain = this.better(value, this.certain);
    else this.possible = this.better(value, this.possible);
  }

  value(): Value {
    if (this.open) return UNKNOWN;
    if (!this.certain) return this.possible ? UNKNOWN : null;
    if (!this.possible) return this.certain;
    return this.better(this.possible, this.certain).text === this.certain.text ? this.certain : UNKNOWN;
  }
}
