// Which facts are missing when the answer is unknown, the one that matters most first.

import { bound, type Evaluation, type Frame, type Member, parted } from "./evaluate";
import type { Expr } from "./rule-files";
import { UNKNOWN } from "./value";

export class Search {
  private readonly seen = new Set<string>();
  /** Paths in the order in which they are asked for, each with how often an unknown condition rests on it. */
  readonly found = new Map<string, number>();

  constructor(private readonly evaluation: Evaluation) {}

  /** The missing facts, those on which most unknown conditions rest first. */
  byWeight(): string[] {
    return [...this.found].sort((a, b) => b[1] - a[1]).map(([path]) => path);
  }

  look(expr: Expr, frame: Frame = new Map()): void {
    if (this.evaluation.value(expr, frame) !== UNKNOWN) return;
    if (typeof expr === "string") this.word(expr, frame);
    else if (typeof expr === "object" && expr !== null) this.form(expr, frame);
  }

  private note(path: string): void {
    this.found.set(path, (this.found.get(path) ?? 0) + 1);
  }

  private word(word: string, frame: Frame): void {
    const name = word.slice(1);
    if (word.startsWith("@")) return this.call(name, [], frame);
    if (word.startsWith("#")) return this.note(this.evaluation.program.parameters.get(name)?.setting ?? name);
    const [variable = "", field] = name.split(".");
    const row = frame.get(variable);
    this.note(row ? `${row.name}.${field}` : name);
  }

  private call(id: string, names: string[], frame: Frame): void {
    const rows = names.map((name) => bound(frame, name));
    const key = `${id}|${rows.map((row) => row.name).join("|")}`;
    if (this.seen.has(key)) return;
    this.seen.add(key);
    const [definition, inner] = this.evaluation.bind(id, rows);
    this.look(definition.is, inner);
  }

  private form(expr: { [form: string]: unknown }, frame: Frame): void {
    const [form = "", inner] = Object.entries(expr)[0] ?? [];
    if (form.startsWith("@")) return this.call(form.slice(1), inner as string[], frame);
    switch (form) {
      case "exists":
      case "every":
        return this.rows(inner as Expr[], frame);
      case "at_least":
        return this.rows((inner as Expr[]).slice(1), frame);
      case "latest_of":
      case "earliest_of":
        return this.rows(inner as Expr[], frame);
      case "latest":
      case "earliest":
        for (const member of inner as Member[]) {
          const { value, when } = parted(member);
          if (when !== undefined && this.evaluation.truth(when, frame) === false) continue;
          if (when !== undefined) this.look(when, frame);
          this.look(value, frame);
        }
        return;
      case "filled":
        return this.look(inner as Expr, frame);
      default:
        for (const item of inner as Expr[]) this.look(item, frame);
    }
  }

  private rows([name, list, condition, value]: Expr[], frame: Frame): void {
    for (const row of this.evaluation.facts.rows.get(list as string) ?? []) {
      const deeper = new Map(frame).set(name as string, row);
      this.look(condition as Expr, deeper);
      if (value !== undefined && this.evaluation.truth(condition as Expr, deeper) !== false) this.look(value, deeper);
    }
  }
}
