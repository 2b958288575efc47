import { expect, test } from "vitest";

import { onDatabase } from "./database";

import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";

test.each(Object.values(Prisma.ModelName))(
  "every column of %s can be read from the migrated database",
  async (model) => {
    const table = db[(model[0]!.toLowerCase() + model.slice(1)) as "petition"];
    await expect(table.findMany({ take: 1 })).resolves.toEqual([]);
  },
);

test("every table of the migrated database has a model", async () => {
  const tables = await onDatabase(async (client) => {
    const { rows } = await client.query<{ name: string }>(
      "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'",
    );
    return rows.map(({ name }) => name);
  });
  const models = Object.values(Prisma.ModelName).map((name) => name.replace(/(?<!^)[A-Z]/g, "_$&").toLowerCase());
  expect(tables.sort()).toEqual(models.sort());
});
