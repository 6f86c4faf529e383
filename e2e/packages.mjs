// Builds State packages to hand in: folders and zips of CSV files, with the columns that a test has something to say about.

import { execFile } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";

const execute = promisify(execFile);

/** A child as `students.csv` has her; what a test does not name gets an ordinary value. */
export function student(state, id, changes = {}) {
  return {
    reporting_state: state,
    state_student_id: id,
    id_type: "01",
    first_name: "Itzamara",
    last_name_1: "Cuautle",
    last_name_2: "Zempoalteca",
    sex: "Female",
    birth_date: "2014-05-17",
    multiple_birth: "No",
    birth_city: "Piedra Honda",
    birth_state: "TX",
    birth_country: "US",
    ...changes,
  };
}

/** A stay of a child, as `enrollments.csv` has it. */
export function enrollment(state, id, changes = {}) {
  return {
    reporting_state: state,
    state_student_id: id,
    id_type: "01",
    row_number: "1",
    enrollment_date: "2025-09-01",
    enrollment_type: "01",
    school_or_project_name: "Piedra Honda Elementary School",
    facility_state: state,
    grade_level: "05",
    ...changes,
  };
}

/** Writes a folder of CSV files: `files` has the rows of each by its name. */
export async function writePackage(folder, files) {
  await mkdir(folder, { recursive: true });
  for (const [name, rows] of Object.entries(files)) await writeFile(join(folder, name), csv(rows));
  return folder;
}

/** Zips such a folder, and answers with the path of the zip. */
export async function zipPackage(folder, files) {
  await writePackage(folder, files);
  const zip = `${folder}.zip`;
  await execute("zip", ["-q", "-j", "-X", zip, ...Object.keys(files).map((name) => join(folder, name))]);
  return zip;
}

function csv(rows) {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const lines = rows.map((row) => columns.map((column) => field(row[column] ?? "")).join(","));
  return `${[columns.join(","), ...lines].join("\n")}\n`;
}

function field(value) {
  return /[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
