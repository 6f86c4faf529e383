// Facts as they are given, checked against the vocabulary, exactly as the crate `eligibility` does.

import { parseDay } from "./calendar";
import type { Catalog, Collection, FactSpec, Reading, Vocabulary } from "./rule-files";
import { Day, factOf, same, text, UNKNOWN, type Value } from "./value";

const TEXT_CHARS_MAX = 2_000;
const WORDS_MAX = 100;
/** How many words after a number may say that it is the total. */
const TOTAL_WORDS_MAX = 5;

type Json = unknown;
type Group = Record<string, Json>;

export interface Row {
  name: string;
  facts: Map<string, Value>;
}

export interface FactError {
  fact: string;
  problem: string;
}

export interface Facts {
  askedOn: string;
  scalars: Map<string, Value>;
  rows: Map<string, Row[]>;
  notices: [string, string][];
}

const isGroup = (json: Json): json is Group => typeof json === "object" && json !== null && !Array.isArray(json);

class Reader {
  readonly errors: FactError[] = [];
  readonly notices: [string, string][] = [];

  constructor(
    private readonly vocabulary: Vocabulary,
    private readonly catalog: Catalog,
  ) {}

  error(fact: string, problem: string): void {
    this.errors.push({ fact, problem });
  }

  noteUnread(prefix: string, all: Group, known: (name: string) => boolean): void {
    for (const name of Object.keys(all).sort()) {
      if (!known(name)) this.notices.push(["not-read", prefix + name]);
    }
  }

  scalars(all: Group): Map<string, Value> {
    const { scalars, collections } = this.vocabulary;
    const has = (name: string) => scalars.some((spec) => spec.name === name);
    const isPrefix = (prefix: string) => scalars.some((spec) => spec.name.startsWith(prefix));
    const isList = (name: string) => collections.some((list) => list.name === name);
    this.noteUnread("", all, (name) => has(name) || isPrefix(`${name}.`) || isList(name));
    for (const group of Object.keys(all).sort()) {
      const inner = all[group];
      if (!isPrefix(`${group}.`)) continue;
      if (isGroup(inner)) this.noteUnread(`${group}.`, inner, (name) => has(`${group}.${name}`));
      else if (inner !== null) this.error(group, "not-an-object");
    }
    const facts = new Map<string, Value>();
    for (const spec of scalars) {
      const [group = "", name] = spec.name.split(".");
      const inner = all[group];
      const stated = name === undefined ? inner : isGroup(inner) ? inner[name] : undefined;
      facts.set(spec.name, this.fact(spec, spec.name, stated));
    }
    this.read(scalars, facts, (spec) => `${spec.name.split(".")[0]}.`);
    return facts;
  }

  rows(list: Collection, all: Group): Row[] {
    const items = all[list.name];
    if (items === undefined || items === null) return [];
    if (!Array.isArray(items)) {
      this.error(list.name, "not-a-list");
      return [];
    }
    if (items.length > list.rows_max) {
      this.error(list.name, "too-many");
      return [];
    }
    return items.flatMap((item: Json, at) => {
      const path = `${list.name}[${at}]`;
      if (!isGroup(item)) {
        this.error(path, "not-an-object");
        return [];
      }
      this.noteUnread(`${path}.`, item, (name) => list.fields.some((spec) => spec.name === name));
      const facts = new Map<string, Value>();
      for (const spec of list.fields) facts.set(spec.name, this.fact(spec, `${path}.${spec.name}`, item[spec.name]));
      this.read(list.fields, facts, () => "");
      return [{ name: path, facts }];
    });
  }

  /** Reads out of words what was not stated by itself. */
  private read(specs: FactSpec[], facts: Map<string, Value>, prefix: (spec: FactSpec) => string): void {
    for (const spec of specs) {
      if (!spec.reading || facts.get(spec.name) !== UNKNOWN) continue;
      const source = facts.get(prefix(spec) + spec.reading.from);
      if (typeof source === "string") facts.set(spec.name, reading(spec.reading, source, this.catalog));
    }
  }

  private fact(spec: FactSpec, path: string, json: Json): Value {
    if (json === "unknown" && spec.type !== "text") json = undefined;
    if (json === null && spec.none_when) return null;
    if (json === undefined || json === null) {
      if (spec.required) this.error(path, "missing");
      return spec.none_when === "absent" ? null : UNKNOWN;
    }
    const value = stated(spec, json);
    if (typeof value === "object" && value !== null && "problem" in value) {
      this.error(path, value.problem);
      return UNKNOWN;
    }
    return value;
  }

  check(facts: Facts): void {
    for (const spec of this.vocabulary.scalars) {
      const day = facts.scalars.get(spec.name);
      if (spec.not_in_future && day instanceof Day && day.text > facts.askedOn) this.error(spec.name, "in-future");
    }
    for (const list of this.vocabulary.collections) {
      const rows = facts.rows.get(list.name) ?? [];
      for (const spec of list.fields) {
        const names = rows.map((row) => factOf(row.facts, spec.name));
        const target = this.vocabulary.collections.find((one) => one.name === spec.refers_to);
        rows.forEach((row, at) => {
          const name = names[at] ?? UNKNOWN;
          const path = `${row.name}.${spec.name}`;
          if (list.called_by === spec.name && names.slice(0, at).some((other) => same(other, name))) {
            this.error(path, "twice");
          }
          if (!target || name === UNKNOWN) return;
          const others = facts.rows.get(target.name) ?? [];
          if (!others.some((other) => same(factOf(other.facts, target.called_by ?? ""), name))) {
            this.error(path, "no-such-row");
          }
        });
      }
    }
  }

  /** Rows after the day of the question have not happened yet; neither has what hangs on them. */
  leaveOutTheFuture(facts: Facts): void {
    for (const list of this.vocabulary.collections) {
      if (!list.dated_by) continue;
      const isFuture = (row: Row): boolean => {
        const day = row.facts.get(list.dated_by ?? "");
        return day instanceof Day && day.text > facts.askedOn;
      };
      const rows = facts.rows.get(list.name) ?? [];
      facts.rows.set(list.name, rows.filter((row) => !isFuture(row)));
      for (const row of rows.filter(isFuture)) {
        this.notices.push(["not-yet", row.name]);
        const name = row.facts.get(list.called_by ?? "");
        for (const other of this.vocabulary.collections) {
          for (const spec of other.fields.filter((one) => one.refers_to === list.name)) {
            const staying = (facts.rows.get(other.name) ?? []).filter(
              (hanging) => name === undefined || !same(factOf(hanging.facts, spec.name), name),
            );
            facts.rows.set(other.name, staying);
          }
        }
      }
    }
  }
}

type Stated = Value | { problem: string };

function stated(spec: FactSpec, json: Json): Stated {
  switch (spec.type) {
    case "bool":
      return typeof json === "boolean" ? json : { problem: "not-yes-or-no" };
    case "date":
      return (typeof json === "string" && parseDay(json)) || { problem: "not-a-day" };
    case "number":
      if (typeof json !== "number") return { problem: "not-a-number" };
      return json < (spec.min ?? 0) || json > (spec.max ?? 1e9) ? { problem: "out-of-range" } : json;
    case "text": {
      if (typeof json !== "string" && typeof json !== "number") return { problem: "not-text" };
      const words = String(json);
      if ([...words].length > TEXT_CHARS_MAX) return { problem: "too-long" };
      return words.trim() === "" ? UNKNOWN : words;
    }
    case "choice":
      return choice(spec, json);
    case "list": {
      if (!Array.isArray(json)) return { problem: "not-a-list" };
      if (json.length > WORDS_MAX) return { problem: "too-many" };
      const words = json.map((item: Json) => choice(spec, item));
      const wrong = words.find((word) => typeof word !== "string");
      return wrong ?? (words as string[]).sort();
    }
  }
}

function choice(spec: FactSpec, json: Json): string | { problem: string } {
  const word = typeof json === "boolean" ? String(json) : typeof json === "string" ? json : "";
  const choices = spec.choices ?? [];
  return choices.length === 0 || choices.includes(word) ? word : { problem: "not-a-choice" };
}

function reading(how: Reading, source: string, catalog: Catalog): Value {
  const words = source.toLowerCase();
  if (how.catalog) {
    const found = catalog.activities.find((one) => one.phrases.some((phrase) => words.includes(phrase)));
    return found?.kind ?? UNKNOWN;
  }
  if (how.part_before) {
    const ends = how.part_before.map((sign) => words.indexOf(sign)).filter((at) => at >= 0);
    return words.slice(0, Math.min(words.length, ...ends)).trim();
  }
  if (how.number_before) {
    const all = words.split(/[^a-z0-9]+/).filter((word) => word !== "");
    const wanted = how.number_before;
    const isNumber = (word: string, at: number) => /^\d{1,9}$/.test(word) && wanted.includes(all[at + 1] ?? "");
    const places = all.flatMap((word, at) => (isNumber(word, at) ? [at] : []));
    const isTotal = (at: number) => all.slice(at + 1, at + 1 + TOTAL_WORDS_MAX).some((word) => how.total?.includes(word));
    const found = places.length === 1 ? places[0] : places.filter(isTotal).at(-1);
    return found === undefined ? UNKNOWN : Number(all[found]);
  }
  const said = how.phrases?.find(([phrase]) => words.includes(phrase));
  return said?.[1] ?? how.otherwise ?? UNKNOWN;
}

/** Sorts rows by their day and then by all they say, and names them. */
function inOrder(list: Collection, rows: Row[]): void {
  const key = (row: Row): string => {
    const day = list.dated_by ? text(factOf(row.facts, list.dated_by)) : "";
    return `${day}|${list.fields.map((spec) => text(factOf(row.facts, spec.name))).join("|")}`;
  };
  const keyed = rows.map((row) => ({ row, key: key(row) }));
  keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  keyed.forEach(({ row }, at) => {
    const name = list.called_by ? text(factOf(row.facts, list.called_by)) : String(at + 1);
    rows[at] = { ...row, name: `${list.name}[${name}]` };
  });
}

/** Reads facts, or says all that is wrong with them. */
export function parseFacts(json: Json, vocabulary: Vocabulary, catalog: Catalog): Facts | FactError[] {
  if (!isGroup(json)) return [{ fact: "facts", problem: "not-an-object" }];
  const reader = new Reader(vocabulary, catalog);
  const scalars = reader.scalars(json);
  const asked = scalars.get(vocabulary.asked_on);
  const askedOn = asked instanceof Day ? asked.text : "9999-12-31";
  const rows = new Map(vocabulary.collections.map((list) => [list.name, reader.rows(list, json)]));
  const facts: Facts = { askedOn, scalars, rows, notices: [] };
  reader.check(facts);
  if (reader.errors.length > 0) return reader.errors;
  reader.leaveOutTheFuture(facts);
  for (const list of vocabulary.collections) inOrder(list, facts.rows.get(list.name) ?? []);
  facts.notices = reader.notices;
  return facts;
}
