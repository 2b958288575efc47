import type { Attributes } from "@opentelemetry/api";

import domains from "../ladder.json";
import { inSpan, isTraced } from "../tracing";
import { Prisma, type PrismaClient } from "./generated/client";

const TABLES = new Set(domains.flatMap(({ tables }) => tables));
const VERBS: Record<string, string> = {
  "DELETE FROM": "DELETE",
  FROM: "SELECT",
  "INSERT INTO": "INSERT",
  UPDATE: "UPDATE",
};
const PLACES = /\b(DELETE FROM|FROM|INSERT INTO|UPDATE)\s+"?([a-z_]+)"?/g;

/** A client each of whose statements is a span of the request or the job that it is for, if that is traced. */
export function withSpans(client: PrismaClient): PrismaClient {
  const extended = client.$extends({
    query: {
      $allOperations: ({ model, operation, args, query }) => {
        // Its promise is lazy: it is sent once somebody waits for it.
        if (!isTraced()) return query(args);
        const of = model ? { operation, table: model } : describeStatement(args);
        return inSpan(`${of.operation} ${of.table}`, attributesOf(of), async () => (await query(args)) as unknown);
      },
    },
  });
  // It differs in methods that we do not use.
  return extended as unknown as PrismaClient;
}

interface Described {
  operation: string;
  table: string;
}

const attributesOf = ({ operation, table }: Described): Attributes => ({
  "db.system.name": "postgresql",
  "db.operation.name": operation,
  "db.collection.name": table,
});

/** What a statement does to which of our tables first: of its text only words that are on our own lists. */
export function describeStatement(statement: unknown): Described {
  const text = statement instanceof Prisma.Sql ? statement.sql : "";
  const places = [...text.matchAll(PLACES)].filter(([, , table]) => TABLES.has(table!));
  const [, words, table] = places.find(([, verb]) => verb !== "FROM") ?? places[0] ?? [];
  return { operation: VERBS[words ?? ""] ?? "raw", table: table ?? "none" };
}
