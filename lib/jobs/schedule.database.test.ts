import { expect, test } from "vitest";

import { onDatabase } from "../../tests/database";
import { startSchedules } from "./schedule";

const names = () =>
  onDatabase(async (client) =>
    (await client.query<{ name: string }>("SELECT name FROM pgboss.schedule ORDER BY name")).rows.map(
      ({ name }) => name,
    ),
  );

test("a schedule that this version no longer has ends, and a worker of the version before can still poll its queue", async () => {
  const nothing = async () => 0;
  const before = await startSchedules([
    { name: "gone", cron: "0 0 1 1 *", work: nothing },
    { name: "kept", cron: "0 0 1 1 *", work: nothing },
  ]);
  expect(await names()).toEqual(["gone", "kept"]);
  const stop = await startSchedules([{ name: "kept", cron: "0 0 1 1 *", work: nothing }]);
  expect(await names()).toEqual(["kept"]);
  const queues = await onDatabase(
    async (client) => (await client.query("SELECT name FROM pgboss.queue WHERE name = 'gone'")).rows,
  );
  expect(queues).toHaveLength(1);
  await Promise.all([before(), stop()]);
});
