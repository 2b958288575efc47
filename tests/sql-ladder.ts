// Which tables the SQL and the model calls of a file name, and which of them they write: what tests/sql-ladder.test.ts holds
// against lib/ladder.json. It reads the text of the file alone, so that it can be tried with files that are not there.
import ts from "typescript";

import domains from "../lib/ladder.json" with { type: "json" };
import { usesOfClient } from "./sql-ladder-models";

const ladder = domains.map(({ domain }) => domain);
const ownerOf = new Map(domains.flatMap(({ domain, tables }) => tables.map((table) => [table, domain] as const)));

export interface Use {
  table: string;
  writes: boolean;
}

/** What a file does with tables: a use of one, or a form in which one could hide, as the rest of a sentence. */
export type Finding = Use | { unreadable: string };

/** What a file of lib/ does that the ladder forbids, as sentences. `file` is its path from the root. */
export function ladderViolations(file: string, findings: Finding[]): string[] {
  const domain = /^lib\/([\w-]+)\//.exec(file)?.[1] ?? "";
  const rung = ladder.indexOf(domain);
  const found = findings.flatMap((finding) => {
    if ("unreadable" in finding) return [`${file} ${finding.unreadable}`];
    const { table, writes } = finding;
    const owner = ownerOf.get(table)!;
    if (rung < 0) return [`${file} is of no domain and names ${table} of ${owner}`];
    if (ladder.indexOf(owner) < rung) return [`${file} names ${table} of ${owner}, which is above ${domain}`];
    return writes && owner !== domain ? [`${file} writes ${table} of ${owner}`] : [];
  });
  return [...new Set(found)];
}

/** Every use of a table in a file: in SQL, in strings that hold SQL, and in calls of the model API. */
export function usesIn(file: string, code: string): Finding[] {
  const source = ts.createSourceFile(file, code, ts.ScriptTarget.Latest, true);
  const findings: Finding[] = [];
  const visit = (node: ts.Node) => {
    const text = textOf(node);
    // Whatever the tag is called: `sql`, `Prisma.sql`, `db.$queryRaw`.
    if (text !== null && (ts.isTaggedTemplateExpression(node.parent) || LOOKS_LIKE_SQL.test(text)))
      findings.push(...usesInSql(text));
    findings.push(...usesOfClient(node, source));
    ts.forEachChild(node, visit);
  };
  visit(source);
  return findings;
}

const LOOKS_LIKE_SQL =
  /\b(SELECT|INSERT INTO|UPDATE|DELETE FROM|MERGE INTO|FROM|JOIN|LOCK|TRUNCATE|COPY|ALTER TABLE|DROP TABLE)\s+[a-z_("$]/;
// Stands for what a template holds between ${ and }.
const HOLE = " $ ";

/** The text of a string or template, with holes; null for any other node. */
function textOf(node: ts.Node): string | null {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return null;
  return [node.head, ...node.templateSpans.map(({ literal }) => literal)].map(({ text }) => text).join(HOLE);
}

function usesInSql(text: string): Finding[] {
  const sql = withoutTexts(text)
    .replace(/\bAS\s+"[^"]*"/gi, "")
    .replaceAll('"', "")
    .replace(/\bpublic\s*\.\s*/gi, "")
    .toLowerCase();
  const written = new Set(writtenIn(sql));
  // Any word that is a table's name counts, anywhere: after FROM and JOIN, in a list, before a column.
  const named = new Set(sql.match(/(?<![.\w])\w+/g));
  const uses: Finding[] = [...ownerOf.keys()]
    .filter((table) => named.has(table))
    .map((table) => ({ table, writes: written.has(table) }));
  return written.has("$") ? [...uses, { unreadable: "writes a table whose name does not stand in its SQL" }] : uses;
}

// In the order in which they begin, as PostgreSQL reads them: a quote within a comment begins no text.
const TEXTS =
  /(?<!\w)e'(?:[^'\\]|''|\\[^])*'|'(?:[^']|'')*'|--.*|\/\*[^]*?\*\/|("(?:[^"]|"")*")|\$(\w*)\$([^]*?)\$\2\$/gi;

/** SQL without its texts and comments. What stands between dollars may be a program, so it stays. */
function withoutTexts(sql: string): string {
  return sql.replace(
    TEXTS,
    (_all, quotedName?: string, _tag?: string, program?: string) =>
      quotedName ?? (program === undefined ? " " : ` ${withoutTexts(program)} `),
  );
}

const ONE_WRITTEN =
  /\b(?:insert\s+into|delete\s+from|merge\s+into|(?:alter|drop)\s+table(?:\s+if\s+exists)?|(?<!\bfor\s+(?:no\s+key\s+)?)update)\s+(?:only\s+)?([\w$]+)/g;
const FILLED = /\bcopy\s+([\w$]+)\s*(?:\([^)]*\)\s*)?from\b/g;
const SEVERAL_WRITTEN =
  /\b(?:lock|truncate)\s+(?:table\s+)?((?:only\s+)?[\w$]+(?:\s*\*)?(?:\s*,\s*(?:only\s+)?[\w$]+(?:\s*\*)?)*)/g;

function writtenIn(sql: string): string[] {
  const one = [...sql.matchAll(ONE_WRITTEN), ...sql.matchAll(FILLED)].map(([, name = ""]) => name);
  const several = [...sql.matchAll(SEVERAL_WRITTEN)].flatMap(([, list = ""]) => list.split(","));
  return [...one, ...several.map((name) => name.replace(/^\s*(only\s+)?|[\s*]+$/g, ""))];
}
