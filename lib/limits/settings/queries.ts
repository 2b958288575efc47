import "server-only";

import { type Database, db } from "../../db/client";
import { addMilliseconds, DAY, SECOND } from "../../time";
import { settingKeys, toSettings } from "./rules";
import type { SettingKey, Settings } from "./schema";

/** The numbers that admins set, as they are at this moment. */
export async function findSettings(database: Database = db): Promise<Settings> {
  const rows = await database.setting.findMany({
    where: { key: { in: settingKeys } },
    select: { key: true, value: true },
  });
  return toSettings(Object.fromEntries(rows.map(({ key, value }) => [key, value])));
}

type DaysKey = Extract<SettingKey, `kept-${string}-days`>;

/** What is older than this is no longer kept. */
export async function findOldBefore(key: DaysKey, now: Date): Promise<Date> {
  return addMilliseconds(now, -(await findSettings())[key] * DAY);
}

// Every form reads them. A change holds in all processes after this time.
const MEMO_MILLISECONDS = SECOND;
let memo: { until: number; settings: Promise<Settings> } | null = null;

/** The settings, up to a second old. */
export function findRecentSettings(): Promise<Settings> {
  if (memo && memo.until > Date.now()) return memo.settings;
  const settings = findSettings();
  memo = { until: Date.now() + MEMO_MILLISECONDS, settings };
  // Only the callers that waited for a failed query get its error. The next one tries again.
  settings.catch(() => (memo = null));
  return settings;
}

/** Makes the next `findRecentSettings` read from the database. */
export function clearSettingsMemo(): void {
  memo = null;
}
