// Which tables the SQL and the model calls of a file name, and which of them they write: what tests/sql-ladder.test.ts holds
// against lib/ladder.json. It reads the text of the file alone, so that it can be tried with files that are not there.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

import ts from "typescript";

import domains from "../lib/ladder.json" with { type: "json" };

const root = path.resolve(import.meta.dirname, "..");

interface Model {
  table: string;
  /** Fields that lead to another model, by name. */
  relations: Map<string, string>;
}

/** The models of prisma/models by the name of their delegate, such as `outboxEmail`. */
export const models = readModels();

const ladder = domains.map(({ domain }) => domain);
const ownerOf = new Map(domains.flatMap(({ domain, tables }) => tables.map((table) => [table, domain] as const)));

export interface Use {
  table: string;
  writes: boolean;
}

/** What a file of lib/ does that the ladder forbids, as sentences. `file` is its path from the root. */
export function ladderViolations(file: string, uses: Use[]): string[] {
  const domain = /^lib\/([\w-]+)\//.exec(file)?.[1] ?? "";
  const rung = ladder.indexOf(domain);
  const found = uses.flatMap(({ table, writes }) => {
    const owner = ownerOf.get(table)!;
    if (rung < 0) return [`${file} is of no domain and names ${table} of ${owner}`];
    if (ladder.indexOf(owner) < rung) return [`${file} names ${table} of ${owner}, which is above ${domain}`];
    return writes && owner !== domain ? [`${file} writes ${table} of ${owner}`] : [];
  });
  return [...new Set(found)];
}

/** Every use of a table in a file: in SQL, in strings that hold SQL, and in calls of the model API. */
export function usesIn(file: string, code: string): Use[] {
  const source = ts.createSourceFile(file, code, ts.ScriptTarget.Latest, true);
  const uses: Use[] = [];
  const visit = (node: ts.Node) => {
    const text = textOf(node);
    if (text !== null && (isTagged(node) || LOOKS_LIKE_SQL.test(text))) uses.push(...usesInSql(text));
    if (ts.isCallExpression(node)) uses.push(...usesInCall(node, source));
    ts.forEachChild(node, visit);
  };
  visit(source);
  return uses;
}

const LOOKS_LIKE_SQL = /\b(SELECT|INSERT INTO|UPDATE|DELETE FROM|FROM|JOIN|LOCK TABLE|TRUNCATE|COPY)\s+[a-z_("$]/;
// Stands for what a template holds between ${ and }.
const HOLE = " $ ";

/** The text of a string or template, with holes; null for any other node. */
function textOf(node: ts.Node): string | null {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return null;
  return [node.head, ...node.templateSpans.map(({ literal }) => literal)].map(({ text }) => text).join(HOLE);
}

/** Whether it is sql`…`, db.$queryRaw`…`, tx.$executeRaw<…>`…`. */
function isTagged({ parent }: ts.Node): boolean {
  return ts.isTaggedTemplateExpression(parent) && /^(sql|.*\$(query|execute)Raw)$/.test(parent.tag.getText());
}

const WRITES =
  /\b(?:INSERT\s+INTO|DELETE\s+FROM|MERGE\s+INTO|LOCK\s+TABLE|TRUNCATE(?:\s+TABLE)?|(?<!\bFOR\s+(?:NO\s+KEY\s+)?)UPDATE)\s+(?:ONLY\s+)?"?(\w+)/gi;

function usesInSql(text: string): Use[] {
  const sql = text
    .replace(/--.*$/gm, "")
    .replace(/'(?:[^']|'')*'/g, "''")
    .replace(/\bAS\s+"[^"]*"/gi, "");
  const written = new Set([...sql.matchAll(WRITES)].map(([, name]) => name));
  // Any word that is a table's name counts, anywhere: after FROM and JOIN, in a list, before a column.
  const named = new Set(sql.match(/(?<![.\w])\w+/g));
  return [...ownerOf.keys()]
    .filter((table) => named.has(table))
    .map((table) => ({ table, writes: written.has(table) }));
}

const READING = /^(find(Many|First|Unique)(OrThrow)?|count|aggregate|groupBy)$/;
const WRITING = /^(create|createMany|update|updateMany|delete|deleteMany|upsert)(AndReturn)?$/;

/** `db.signature.updateMany(…)`, whatever the client is called, with the relations that its arguments name. */
function usesInCall({ expression, arguments: [argument] }: ts.CallExpression, source: ts.SourceFile): Use[] {
  if (!ts.isPropertyAccessExpression(expression) || !ts.isPropertyAccessExpression(expression.expression)) return [];
  const model = models.get(expression.expression.name.text);
  const method = expression.name.text;
  if (!model || !(READING.test(method) || WRITING.test(method))) return [];
  const own = { table: model.table, writes: WRITING.test(method) };
  return [own, ...(argument ? usesOfRelations(argument, model, false, source) : [])];
}

function usesOfRelations(node: ts.Node, model: Model, inData: boolean, source: ts.SourceFile): Use[] {
  if (ts.isIdentifier(node)) {
    const constant = constantOf(node.text, source);
    return constant ? usesOfRelations(constant, model, inData, source) : [];
  }
  if (!ts.isPropertyAssignment(node)) {
    return childrenOf(node).flatMap((child) => usesOfRelations(child, model, inData, source));
  }
  const name = node.name.getText();
  const target = models.get(model.relations.get(name) ?? "");
  const writes = inData || /^(data|create|update)$/.test(name);
  if (!target) return usesOfRelations(node.initializer, model, writes, source);
  return [{ table: target.table, writes: inData }, ...usesOfRelations(node.initializer, target, inData, source)];
}

function childrenOf(node: ts.Node): ts.Node[] {
  const children: ts.Node[] = [];
  ts.forEachChild(node, (child) => {
    children.push(child);
  });
  return children;
}

/** What a constant of the file stands for: the selects of a query are often one. */
function constantOf(name: string, source: ts.SourceFile): ts.Expression | undefined {
  return source.statements
    .filter(ts.isVariableStatement)
    .flatMap(({ declarationList }) => [...declarationList.declarations])
    .find((declaration) => declaration.name.getText() === name)?.initializer;
}

function readModels(): Map<string, Model> {
  const folder = path.join(root, "prisma/models");
  const text = readdirSync(folder)
    .map((name) => readFileSync(path.join(folder, name), "utf8"))
    .join("\n");
  const blocks = [...text.matchAll(/^model (\w+) \{\n([\s\S]*?)^\}/gm)].map(([, name = "", body = ""]) => ({
    name,
    body,
  }));
  const delegate = (name: string) => name[0]!.toLowerCase() + name.slice(1);
  const names = new Set(blocks.map(({ name }) => name));
  return new Map(
    blocks.map(({ name, body }) => {
      const fields = [...body.matchAll(/^ {2}(\w+) +(\w+)/gm)].filter(([, , type = ""]) => names.has(type));
      const relations = new Map(fields.map(([, field = "", type = ""]) => [field, delegate(type)]));
      return [delegate(name), { table: /@@map\("(\w+)"\)/.exec(body)![1]!, relations }];
    }),
  );
}
