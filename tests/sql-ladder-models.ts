// What a file does through Prisma's client: the tables of its model calls, and forms of them in which a table could hide.
// A constant that a call names is followed to the file that it is imported from. Anything else has to stand in the call.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

import ts from "typescript";

import type { Finding } from "./sql-ladder";

const root = path.resolve(import.meta.dirname, "..");

interface Model {
  table: string;
  /** Fields that lead to another model, by name. */
  relations: Map<string, string>;
}

/** The models of prisma/models by the name of their delegate, such as `outboxEmail`. */
export const models = readModels();

const READING = /^(find(Many|First|Unique)(OrThrow)?|count|aggregate|groupBy)$/;
const WRITING = /^(create|createMany|update|updateMany|delete|deleteMany|upsert)(AndReturn)?$/;

/** What one node of a file does through the client, whatever the client is called there. */
export function usesOfClient(node: ts.Node, source: ts.SourceFile): Finding[] {
  if (ts.isCallExpression(node)) return usesInCall(node, source);
  if (isDeclaration(node) && !ts.isIdentifier(node.name) && hasClientType(node))
    return [{ unreadable: `takes the client apart by ${node.name.getText()}` }];
  if (ts.isIdentifier(node) && clientNames(source).has(node.text) && !isReadable(node))
    return [{ unreadable: `uses ${node.text} in another form than ${node.text}.model.method(…)` }];
  return [];
}

const CLIENT_TYPE = /^(?:Pick<)?(?:Transaction|Database|PrismaClient)\b/;
const namesByFile = new WeakMap<ts.SourceFile, Set<string>>();

/** The names of the client in a file: the usual ones, those it is imported under, and those of its types. */
function clientNames(source: ts.SourceFile): Set<string> {
  const known = namesByFile.get(source);
  if (known) return known;
  const names = new Set(["db", "tx"]);
  const visit = (node: ts.Node) => {
    if (ts.isImportSpecifier(node) && (node.propertyName ?? node.name).getText() === "db") names.add(node.name.text);
    if (isDeclaration(node) && ts.isIdentifier(node.name) && hasClientType(node)) names.add(node.name.text);
    ts.forEachChild(node, visit);
  };
  visit(source);
  namesByFile.set(source, names);
  return names;
}

const isDeclaration = (node: ts.Node) => ts.isParameter(node) || ts.isVariableDeclaration(node);

function hasClientType({ type }: ts.ParameterDeclaration | ts.VariableDeclaration): boolean {
  return type !== undefined && CLIENT_TYPE.test(type.getText());
}

/** Whether a mention of the client declares it, hands it on, or calls a method whose model is written out. */
function isReadable(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent) && parent.expression === node) {
    const { parent: outer } = parent;
    if (parent.name.text.startsWith("$")) return true;
    return ts.isPropertyAccessExpression(outer) && outer.expression === parent && isModelCall(outer);
  }
  if (ts.isCallExpression(parent)) return parent.expression !== node;
  if (ts.isVariableDeclaration(parent)) return parent.initializer !== node;
  return (
    ts.isPropertyAccessExpression(parent) ||
    ts.isParameter(parent) ||
    ts.isImportSpecifier(parent) ||
    ts.isNamedTupleMember(parent) ||
    (ts.isPropertyAssignment(parent) && parent.name === node) ||
    ts.isPropertySignature(parent)
  );
}

/** Whether it is `….signature.count` of a call. */
function isModelCall(callee: ts.PropertyAccessExpression): boolean {
  const called = ts.isCallExpression(callee.parent) && callee.parent.expression === callee;
  const { expression: model, name: method } = callee;
  if (!called || !ts.isPropertyAccessExpression(model) || !models.has(model.name.text)) return false;
  return READING.test(method.text) || WRITING.test(method.text);
}

/** `db.signature.updateMany(…)` with the relations that its argument names. */
function usesInCall({ expression, arguments: [argument] }: ts.CallExpression, source: ts.SourceFile): Finding[] {
  if (!ts.isPropertyAccessExpression(expression) || !isModelCall(expression)) return [];
  const model = models.get((expression.expression as ts.PropertyAccessExpression).name.text)!;
  const own = { table: model.table, writes: WRITING.test(expression.name.text) };
  return [own, ...(argument ? usesOfShape(argument, { model, inData: false, source }) : [])];
}

interface Place {
  model: Model;
  /** Whether what stands there is written. */
  inData: boolean;
  source: ts.SourceFile;
}

/** An object that says what is read or written: it, and what it spreads, has to be a constant. */
function usesOfShape(node: ts.Expression, at: Place): Finding[] {
  const { shape, source } = resolved(node, at.source);
  const place = { ...at, source };
  if (ts.isConditionalExpression(shape))
    return [shape.whenTrue, shape.whenFalse].flatMap((each) => usesOfShape(each, place));
  if (ts.isBinaryExpression(shape) && shape.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken)
    return usesOfShape(shape.right, place);
  if (ts.isArrayLiteralExpression(shape)) return shape.elements.flatMap((each) => usesOfShape(each, place));
  if (ts.isObjectLiteralExpression(shape)) return shape.properties.flatMap((each) => usesOfRelations(each, place));
  return [{ unreadable: `gives a model ${node.getText()}, which is no constant` }];
}

function usesOfRelations(node: ts.Node, place: Place): Finding[] {
  if (ts.isShorthandPropertyAssignment(node)) return usesOfProperty(node.name.text, node.name, place);
  if (ts.isPropertyAssignment(node)) {
    const { name } = node;
    if (ts.isComputedPropertyName(name)) return [{ unreadable: `gives a model a field by ${name.getText()}` }];
    return usesOfProperty(name.text, node.initializer, place);
  }
  if (ts.isSpreadAssignment(node)) return usesOfShape(node.expression, place);
  return childrenOf(node).flatMap((child) => usesOfRelations(child, place));
}

function usesOfProperty(name: string, value: ts.Expression, place: Place): Finding[] {
  const target = models.get(place.model.relations.get(name) ?? "");
  const inData = place.inData || /^(data|create|update)$/.test(name);
  const inside = { ...place, model: target ?? place.model, inData };
  const own = target ? [{ table: target.table, writes: place.inData }] : [];
  const isShape = target ? !isTrue(resolved(value, place.source).shape) : SHAPES.test(name);
  return [...own, ...(isShape ? usesOfShape(value, inside) : usesOfRelations(value, inside))];
}

const SHAPES = /^(select|include|omit|where|having|orderBy|data|create|update)$/;
const isTrue = ({ kind }: ts.Expression) => kind === ts.SyntaxKind.TrueKeyword;

interface Resolved {
  shape: ts.Expression;
  /** The file in which it stands. */
  source: ts.SourceFile;
}

/** What an expression stands for: the selects of several queries are often one constant. */
function resolved(node: ts.Expression, source: ts.SourceFile): Resolved {
  if (ts.isAsExpression(node) || ts.isSatisfiesExpression(node) || ts.isParenthesizedExpression(node))
    return resolved(node.expression, source);
  const constant = ts.isIdentifier(node) ? constantOf(node.text, source) : undefined;
  return constant ? resolved(constant.shape, constant.source) : { shape: node, source };
}

function constantOf(name: string, source: ts.SourceFile): Resolved | undefined {
  const find = (node: ts.Node): ts.Expression | undefined =>
    ts.isVariableDeclaration(node) && node.name.getText() === name ? node.initializer : ts.forEachChild(node, find);
  const shape = find(source);
  return shape ? { shape, source } : importedConstant(name, source);
}

function importedConstant(name: string, source: ts.SourceFile): Resolved | undefined {
  for (const statement of source.statements) {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
    const bindings = statement.importClause?.namedBindings;
    const imported =
      bindings && ts.isNamedImports(bindings) && bindings.elements.find((each) => each.name.text === name);
    const file = path.join(path.dirname(source.fileName), `${statement.moduleSpecifier.text}.ts`);
    if (!imported || !existsSync(path.join(root, file))) continue;
    const code = readFileSync(path.join(root, file), "utf8");
    const from = ts.createSourceFile(file, code, ts.ScriptTarget.Latest, true);
    return constantOf((imported.propertyName ?? imported.name).text, from);
  }
  return undefined;
}

function childrenOf(node: ts.Node): ts.Node[] {
  const children: ts.Node[] = [];
  ts.forEachChild(node, (child) => {
    children.push(child);
  });
  return children;
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
