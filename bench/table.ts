import { mkdirSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";

export type Cell = string | number;
export type Row = Record<string, Cell>;

/** Prints rows as a table that can be pasted into Markdown. Numbers are rounded to three digits. */
export function printTable(title: string, rows: Row[]) {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const lines = [columns, columns.map(() => "---"), ...rows.map((row) => columns.map((column) => shown(row[column])))];
  console.log(`\n### ${title}\n`);
  for (const line of lines) console.log(`| ${line.join(" | ")} |`);
}

/** Keeps a run's rows beside what they were measured on. Answers the file. */
export function keepResults(results: Record<string, Row[]>): string {
  const folder = path.join("bench", "results");
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `${new Date().toISOString().replaceAll(":", "-")}.json`);
  const machine = {
    cores: os.availableParallelism(),
    memoryBytes: os.totalmem(),
    node: process.version,
    platform: `${os.platform()} ${os.arch()}`,
  };
  writeFileSync(file, `${JSON.stringify({ machine, results }, null, 2)}\n`);
  return file;
}

function shown(cell: Cell | undefined): string {
  if (typeof cell !== "number") return cell ?? "";
  return Number.isInteger(cell) ? cell.toLocaleString("en-US") : Number(cell.toPrecision(3)).toLocaleString("en-US");
}
