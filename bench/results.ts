import { mkdirSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";

export type Cell = string | number;
export type Row = Record<string, Cell>;

/** The tables of one part of the bench, by title. */
export type Results = Record<string, Row[]>;

/** Prints rows as a table that can be pasted into Markdown. Numbers are rounded to three digits. */
function printTable(title: string, rows: Row[]): void {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const lines = [columns, columns.map(() => "---"), ...rows.map((row) => columns.map((column) => shown(row[column])))];
  console.log(`\n### ${title}\n`);
  for (const line of lines) console.log(`| ${line.join(" | ")} |`);
}

/** Prints the tables of a part, and writes them with a description of the machine. Returns the file. */
export function keepResults(part: string, results: Results): string {
  for (const [title, rows] of Object.entries(results)) printTable(title, rows);
  const folder = process.env["BENCH_RESULTS"] ?? path.join("bench", "results");
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `${new Date().toISOString().replaceAll(":", "-")}-${part}.json`);
  const machine = {
    cores: os.availableParallelism(),
    memoryBytes: os.totalmem(),
    node: process.version,
    platform: `${os.platform()} ${os.arch()}`,
  };
  writeFileSync(file, `${JSON.stringify({ part, machine, results }, null, 2)}\n`);
  return file;
}

/** The figures in the tables that mean an error: errors, drift, and what is over a limit. */
export function faultsOf(results: Results): string[] {
  return Object.entries(results).flatMap(([title, rows]) =>
    rows.flatMap((row) =>
      ["errors", "drift", "over the limit"].filter((name) => row[name]).map((name) => `${title}: ${name} ${row[name]}`),
    ),
  );
}

function shown(cell: Cell | undefined): string {
  if (typeof cell !== "number") return cell ?? "";
  return Number.isInteger(cell) ? cell.toLocaleString("en-US") : Number(cell.toPrecision(3)).toLocaleString("en-US");
}
