import pg from "pg";
import { afterAll, inject } from "vitest";

import { disconnect } from "../lib/db/client.ts";
import { keepSessions } from "./database.ts";

// Runs before each test file with a database. It copies the template for this worker.
const { url, prefix } = inject("databaseServer");
const name = `${prefix}_${process.env["VITEST_POOL_ID"] ?? "1"}`;

const client = new pg.Client({ connectionString: `${url}postgres` });
await client.connect();
await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
await client.query(`CREATE DATABASE ${name} TEMPLATE ${prefix}_template STRATEGY file_copy`);
await client.end();
process.env["DATABASE_URL"] = url + name;

const endSessions = keepSessions(process.env["DATABASE_URL"]);

afterAll(async () => {
  await endSessions();
  await disconnect();
});
