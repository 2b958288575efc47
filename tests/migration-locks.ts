// Finds statements of a migration that keep visitors waiting, or that break the version before, which runs until the last of its
// processes has ended. PostgreSQL's own parser reads the SQL.
import { parse } from "libpg-query";

type Node = Record<string, unknown>;
interface Command {
  subtype: string;
  name?: string;
  def?: Node;
}

const WAIVER = /^-- Locks: .{20,}$/m;
const OUTSIDE = /^-- Outside of a transaction/;
// Their value is the same for all rows, so PostgreSQL writes it once and not into each row.
const STABLE = new Set(["now", "transaction_timestamp"]);

/**
 * What is wrong with a migration, in plain words. A file that explains itself in a line "-- Locks: …" is believed: a small table
 * may be locked.
 */
export async function faultsOf(sql: string): Promise<string[]> {
  if (WAIVER.test(sql)) return [];
  const { stmts = [] } = (await parse(sql)) as { stmts?: { stmt: Node }[] };
  const statements = stmts.map(({ stmt }) => Object.entries(stmt)[0] as [string, Node]);
  const made = new Set(statements.flatMap(([kind, node]) => (kind === "CreateStmt" ? [relationOf(node)] : [])));
  return statements.flatMap(([kind, node]) => {
    const check = CHECKS[kind];
    return check ? check(node, (table) => !made.has(table), OUTSIDE.test(sql)) : [];
  });
}

type Check = (node: Node, isOld: (table: string) => boolean, isOutside: boolean) => string[];

const CHECKS: Record<string, Check> = {
  IndexStmt: (node, isOld, isOutside) => {
    const table = relationOf(node);
    if (!isOld(table) || (node["concurrent"] && isOutside)) return [];
    return [
      `an index on ${table} stops all writing while it is made: CREATE INDEX CONCURRENTLY, outside of a transaction`,
    ];
  },
  AlterTableStmt: (node, isOld) => {
    const table = relationOf(node);
    if (!isOld(table) || node["objtype"] === "OBJECT_INDEX") return [];
    return (node["cmds"] as { AlterTableCmd: Command }[]).flatMap(({ AlterTableCmd }) =>
      faultsOfCommand(table, AlterTableCmd),
    );
  },
  RenameStmt: (node) => [
    `${relationOf(node)}: the version before knows the old name, so nothing is renamed in one step`,
  ],
  DropStmt: (node) =>
    node["removeType"] === "OBJECT_TABLE"
      ? ["the version before still uses a table that is dropped: drop it one version later, with a line that says so"]
      : node["removeType"] === "OBJECT_INDEX" && !node["concurrent"]
        ? ["an index is dropped with all access stopped: DROP INDEX CONCURRENTLY, outside of a transaction"]
        : [],
  UpdateStmt: (node, isOld) => rowsAreChanged(node, isOld),
  DeleteStmt: (node, isOld) => rowsAreChanged(node, isOld),
  TruncateStmt: () => ["rows are lost"],
  LockStmt: () => ["a table is locked"],
  ClusterStmt: () => ["a table is written again while it is locked"],
  VacuumStmt: () => ["a table is read whole"],
  ReindexStmt: () => ["an index is made again while it is locked"],
};

const rowsAreChanged = (node: Node, isOld: (table: string) => boolean): string[] =>
  isOld(relationOf(node))
    ? [`rows of ${relationOf(node)} stay locked until the end: let the worker change them in steps`]
    : [];

function faultsOfCommand(table: string, { subtype, name, def }: Command): string[] {
  switch (subtype) {
    case "AT_AddColumn":
      return faultsOfColumn(table, def!["ColumnDef"] as Node);
    case "AT_AddConstraint":
      return faultsOfConstraint(table, def!["Constraint"] as Node);
    case "AT_SetNotNull":
      return [
        `${table}.${name}: SET NOT NULL reads the whole table while it is locked: add a CHECK that is NOT VALID, validate it`,
      ];
    case "AT_AlterColumnType":
      return [`${table}.${name}: another type writes the whole table again while it is locked: add a second column`];
    case "AT_DropColumn":
      return [
        `${table}.${name}: the version before still uses it: drop it one version later, with a line that says so`,
      ];
    case "AT_ValidateConstraint":
      return [];
    default:
      return [];
  }
}

function faultsOfColumn(table: string, column: Node): string[] {
  const name = `${table}.${String(column["colname"])}`;
  const constraints = ((column["constraints"] as { Constraint: Node }[]) ?? []).map(({ Constraint }) => Constraint);
  const kinds = constraints.map(({ contype }) => contype);
  const value = constraints.find(({ contype }) => contype === "CONSTR_DEFAULT");
  const faults: string[] = [];
  if (value && !isStable(value["raw_expr"]))
    faults.push(`${name}: a value of its own for each row writes the whole table again`);
  if (kinds.some((kind) => kind === "CONSTR_GENERATED" || kind === "CONSTR_IDENTITY"))
    faults.push(`${name}: a generated column writes the whole table again`);
  if (kinds.includes("CONSTR_NOTNULL") && !value)
    faults.push(`${name}: NOT NULL without a default fails where there are rows`);
  if (kinds.some((kind) => ["CONSTR_UNIQUE", "CONSTR_PRIMARY", "CONSTR_FOREIGN"].includes(String(kind))))
    faults.push(
      `${name}: a key in the same statement reads or locks whole tables: add it NOT VALID, or by an index, afterwards`,
    );
  return faults;
}

function faultsOfConstraint(table: string, constraint: Node): string[] {
  const name = `${table}.${String(constraint["conname"] ?? "a constraint")}`;
  const kind = constraint["contype"];
  if (kind === "CONSTR_CHECK" || kind === "CONSTR_FOREIGN")
    return constraint["skip_validation"]
      ? []
      : [`${name}: it reads the whole table while it is locked: NOT VALID, and validate it later`];
  if (kind === "CONSTR_UNIQUE" || kind === "CONSTR_PRIMARY" || kind === "CONSTR_EXCLUSION")
    return constraint["indexname"] ? [] : [`${name}: make its index CONCURRENTLY first, then USING INDEX`];
  return [];
}

// Only a call can have a value of its own for each row.
function isStable(expression: unknown): boolean {
  if (!(expression instanceof Object)) return true;
  return Object.entries(expression).every(([key, value]) => {
    if (key !== "FuncCall") return isStable(value);
    const called = ((value as Node)["funcname"] as { String: { sval: string } }[]).at(-1)!.String.sval;
    return STABLE.has(called) && isStable((value as Node)["args"]);
  });
}

function relationOf(node: Node): string {
  const relation = (node["relation"] as Node | undefined) ?? (node["rel"] as Node | undefined);
  return String(relation?.["relname"] ?? "an object");
}
