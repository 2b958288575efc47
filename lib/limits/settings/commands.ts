import "server-only";

import { type Database, db } from "../../db/client";
import { invariant } from "../../invariant";
import { clearSettingsMemo } from "./queries";
import { isAllowedSetting } from "./rules";
import type { SettingKey } from "./schema";

/** Sets one number. Throws where it is out of bounds: forms check that (lib/organizers/settings). */
export async function setSetting(
  organizerId: number,
  key: SettingKey,
  value: number,
  now: Date,
  database: Database = db,
): Promise<void> {
  invariant(isAllowedSetting(key, value), "a setting is within its bounds");
  const columns = { value, changedAt: now, changedBy: organizerId };
  await database.setting.upsert({
    where: { key },
    create: { key, ...columns },
    update: columns,
    select: { key: true },
  });
  clearSettingsMemo();
}
