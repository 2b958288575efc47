import type { Sql } from "../../db/sql";

/** The statements of one kind of import, in the order in which they run within its transaction. */
export interface Kind {
  /** Makes the temporary table, which the end of the transaction drops. */
  create: Sql;
  /** Stages rows, a JSON array of objects with the names of the columns. */
  insert: (rows: string) => Sql;
  /** Runs when all rows are staged. */
  settle?: Sql;
  /**
   * One row for each staged or present row: `state`, and whether it is `staged`, `present`, `differs`, and has an `older` day than
   * the files say. Present rows that the files do not name are among them where the import removes them.
   */
  compare: (removes: boolean) => Sql;
  /** Deletes the present rows of the states that the staged ones replace. */
  clear: (removes: boolean, states: string[]) => Sql;
  /** Writes the staged rows of the imports: a table of `state` and `id`. */
  fill: (imports: Sql) => Sql;
}
