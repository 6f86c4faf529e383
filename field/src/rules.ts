// The rules in a browser: read the files once, then ask any program about facts. Works without a connection.

import { Evaluation, type Found, parted, type Member } from "./evaluate";
import { type FactError, type Facts, parseFacts, type Row } from "./facts";
import { Search } from "./missing";
import { type Catalog, type Expr, type Output, type Program, programsOf, type RuleFile, type Vocabulary } from "./rule-files";
import { factOf, json, truth, UNKNOWN, type Value } from "./value";

export type Answer = Record<string, unknown>;

/** What is read from `rules/`: the facts there are, the catalog of activities, and the programs. */
export class Rules {
  private readonly programs: Program[];

  constructor(
    private readonly vocabulary: Vocabulary,
    private readonly catalog: Catalog,
    files: RuleFile[],
  ) {
    this.programs = programsOf(files);
  }

  facts(json: unknown): Facts | FactError[] {
    return parseFacts(json, this.vocabulary, this.catalog);
  }

  /** Asks one program, in the version that is in force on the day of the question. */
  assess(id: string, facts: Facts): Answer | FactError[] {
    const versions = this.programs.filter((one) => one.id === id);
    const program = versions.filter((one) => one.from <= facts.askedOn).at(-1);
    if (!program) {
      if (versions.length === 0) return [{ fact: "program", problem: "no-such-program" }];
      return [{ fact: this.vocabulary.asked_on, problem: "before-the-law" }];
    }
    return answerOf(new Evaluation(program, facts));
  }
}

function answerOf(evaluation: Evaluation): Answer {
  const { program, facts } = evaluation;
  const eligible = evaluation.truth(program.eligible, new Map());
  const outputs = program.outputs.map((output): [string, unknown] => [output.name, outputOf(evaluation, output)]);
  const open = program.uncertain.filter((doubt) => evaluation.truth(doubt.when, new Map()) !== false);
  const missing = missingOf(evaluation, eligible === UNKNOWN);
  return {
    program: program.id,
    rules: program.version,
    eligible: eligible === UNKNOWN ? "need more information" : eligible,
    may_be: eligible === false ? [] : open.map((doubt) => doubt.id),
    ...Object.fromEntries(outputs),
    missing,
    ask_next: missing[0] ?? null,
    notices: facts.notices,
    trace: evaluation.found.map((found) => step(found, facts)),
  };
}

function outputOf(evaluation: Evaluation, { value, list, when, record }: Output): unknown {
  const holds = (expr: Expr) => evaluation.truth(expr, new Map()) === true;
  if (list) return list.filter(([, condition]) => holds(condition)).map(([item]) => item);
  if (record) {
    const given = holds(when ?? false);
    const fields = record.map(([name, expr]): [string, unknown] => [name, json(evaluation.value(expr))]);
    return given ? Object.fromEntries(fields.filter(([, field]) => field !== null)) : null;
  }
  return json(evaluation.value(value ?? null));
}

function missingOf(evaluation: Evaluation, undecided: boolean): string[] {
  const { program } = evaluation;
  const search = new Search(evaluation);
  if (undecided) {
    search.look(program.eligible);
    return search.byWeight();
  }
  for (const { value, list, when, record } of program.outputs) {
    if (list) for (const [, condition] of list) search.look(condition);
    else if (record) {
      search.look(when ?? false);
      if (evaluation.truth(when ?? false, new Map()) === true) for (const [, expr] of record) search.look(expr);
    } else search.look(value ?? null);
  }
  return [...search.found.keys()];
}

function step(found: Found, facts: Facts): unknown {
  const { definition, rows, depth, value } = found;
  const about = new Map((definition.about ?? []).map(([name], at) => [name, rows[at] as Row]));
  const isTruth = typeof value === "boolean" || value === UNKNOWN;
  return {
    rule: definition.id,
    about: rows.map((row) => row.name),
    depth,
    result: isTruth ? word(value) : json(value),
    facts: Object.fromEntries(used(definition.is, about, new Set(), facts)),
  };
}

function word(value: Value): string {
  const found = truth(value);
  if (found === UNKNOWN) return "unknown";
  return found ? "met" : "not_met";
}

/** The facts that a definition looked at itself. */
function used(expr: unknown, about: Map<string, Row>, hidden: Set<string>, facts: Facts): [string, unknown][] {
  if (typeof expr === "string") {
    if (!expr.startsWith("$")) return [];
    const [variable = "", field = ""] = expr.slice(1).split(".");
    if (hidden.has(variable)) return [];
    const row = about.get(variable);
    return row ? [[`${row.name}.${field}`, json(factOf(row.facts, field))]] : [[expr.slice(1), json(factOf(facts.scalars, expr.slice(1)))]];
  }
  if (typeof expr !== "object" || expr === null) return [];
  const [form = "", inner] = Object.entries(expr)[0] ?? [];
  if (form.startsWith("@")) return [];
  const items = Array.isArray(inner) ? inner : [inner];
  if (form === "latest" || form === "earliest") {
    return items.flatMap((member: Member) => {
      const { value, when } = parted(member);
      return [...used(when, about, hidden, facts), ...used(value, about, hidden, facts)];
    });
  }
  const at = form === "at_least" ? 1 : 0;
  if (["exists", "every", "at_least", "latest_of", "earliest_of"].includes(form)) {
    const deeper = new Set(hidden).add(items[at] as string);
    const outer = at === 1 ? used(items[0], about, hidden, facts) : [];
    return [...outer, ...items.slice(at + 2).flatMap((item) => used(item, about, deeper, facts))];
  }
  return items.flatMap((item) => used(item, about, hidden, facts));
}
