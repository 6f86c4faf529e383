// The rule files as they are written, and the programs made of them.

import type { Value } from "./value";
import { UNKNOWN } from "./value";

export type Expr = null | boolean | number | string | { [form: string]: unknown };

export interface Words {
  en: string;
  es: string;
}

export interface Reading {
  from: string;
  phrases?: [string, boolean][];
  otherwise?: boolean;
  number_before?: string[];
  part_before?: string[];
  total?: string[];
  catalog?: boolean;
}

export interface FactSpec {
  name: string;
  type: "date" | "bool" | "number" | "text" | "choice" | "list";
  choices?: string[];
  required?: boolean;
  none_when?: "absent" | "null";
  min?: number;
  max?: number;
  not_in_future?: boolean;
  refers_to?: string;
  reading?: Reading;
  words: Words;
  question?: Words;
}

export interface Collection {
  name: string;
  rows_max: number;
  called_by?: string;
  dated_by?: string;
  fields: FactSpec[];
}

export interface Vocabulary {
  asked_on: string;
  scalars: FactSpec[];
  collections: Collection[];
}

export interface Catalog {
  activities: { kind: string; phrases: string[] }[];
}

export interface Definition {
  id: string;
  about?: [string, string][];
  words?: Words;
  cite?: string;
  is: Expr;
}

export interface Parameter {
  id: string;
  setting?: string;
  values: { from: string; value: boolean | number | string }[];
}

export interface Output {
  name: string;
  value?: Expr;
  list?: [string, Expr][];
  when?: Expr;
  record?: [string, Expr][];
}

export interface RuleFile {
  program: string;
  version: string;
  from: string;
  amends?: string;
  includes?: [string, string][];
  order?: number;
  eligible?: string;
  parameters?: Parameter[];
  definitions?: Definition[];
  outputs?: Output[];
  uncertain?: { id: string; when: Expr }[];
}

export interface Program {
  id: string;
  version: string;
  from: string;
  order: number;
  eligible: string;
  parameters: Map<string, Parameter>;
  definitions: Map<string, Definition>;
  outputs: Output[];
  uncertain: { id: string; when: Expr }[];
}

/** The entries of `old` with those of `fresh` in their places, and further ones after them. */
function amended<T>(old: T[], fresh: T[] = [], name: (item: T) => string): T[] {
  const all = new Map(old.map((item) => [name(item), item]));
  for (const item of fresh) all.set(name(item), item);
  return [...all.values()];
}

function amending(file: RuleFile, before: RuleFile): RuleFile {
  return {
    ...before,
    ...file,
    parameters: amended(before.parameters ?? [], file.parameters, (one) => one.id),
    definitions: amended(before.definitions ?? [], file.definitions, (one) => one.id),
    outputs: amended(before.outputs ?? [], file.outputs, (one) => one.name),
    uncertain: amended(before.uncertain ?? [], file.uncertain, (one) => one.id),
  };
}

/** The programs of the files, in their order, older versions first. Each file may name those before it. */
export function programsOf(files: RuleFile[]): Program[] {
  const known: RuleFile[] = [];
  const find = (program: string, version: string): RuleFile => {
    const found = known.find((one) => one.program === program && one.version === version);
    if (!found) throw new Error(`there is no ${program} ${version} before it`);
    return found;
  };
  for (let file of files) {
    if (file.amends) file = amending(file, find(file.program, file.amends));
    for (const [program, version] of [...(file.includes ?? [])].reverse()) {
      const other = find(program, version);
      file = {
        ...file,
        parameters: [...(other.parameters ?? []), ...(file.parameters ?? [])],
        definitions: [...(other.definitions ?? []), ...(file.definitions ?? [])],
      };
    }
    known.push(file);
  }
  const programs = known.map((file) => ({
    id: file.program,
    version: file.version,
    from: file.from,
    order: file.order ?? 0,
    eligible: file.eligible ?? "",
    parameters: new Map((file.parameters ?? []).map((one) => [one.id, one])),
    definitions: new Map((file.definitions ?? []).map((one) => [one.id, one])),
    outputs: file.outputs ?? [],
    uncertain: file.uncertain ?? [],
  }));
  return programs.sort((a, b) => a.order - b.order || (a.from < b.from ? -1 : 1));
}

/** What the law says on a day; unknown where States must say. */
export function parameterOn(parameter: Parameter, day: string): Value {
  const value = parameter.values.filter((one) => one.from <= day).at(-1)?.value;
  return value === undefined || value === "unknown" ? UNKNOWN : value;
}
