import { expect, test } from "vitest";

import { onDatabase } from "../../tests/database";
import { startSchedules } from "./schedule";

const names = () =>
  onDatabase(async (client) =>
    (await client.query<{ name: string }>("SELECT name FROM pgboss.schedule ORDER BY name")).rows.map(
      ({ name }) => name,
    ),
  );

test("a schedule that this version no longer has ends, and the others stay", async () => {
  const nothing = async () => 0;
  const stop = await startSchedules([
    { name: "purge-emails", cron: "0 0 1 1 *", work: nothing },
    { name: "kept", cron: "0 0 1 1 *", work: nothing },
  ]);
  await stop();
  expect(await names()).toEqual(["kept", "purge-emails"]);
  const stopNext = await startSchedules([
    { name: "kept", cron: "0 0 1 1 *", work: nothing },
    { name: "purge-emails", cron: "0 0 1 1 *", work: nothing },
  ]);
  await stopNext();
  expect(await names()).toEqual(["kept", "purge-emails"]);
});
