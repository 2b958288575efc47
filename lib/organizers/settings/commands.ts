import "server-only";

import { recordAudit } from "../../audit/commands";
import { actorOf } from "../../audit/schema";
import { db } from "../../db/client";
import { setSetting } from "../../limits/settings/commands";
import { clearSettingsMemo, findSettings } from "../../limits/settings/queries";
import type { SettingKey, Settings } from "../../limits/settings/schema";
import { accept, refuse, type Result } from "../../result";
import { maySetSwitches } from "../rules";
import type { Organizer } from "../schema";

export type SettingRefusal = "not-allowed";

/** Sets numbers of the running site, together with their entries in the log. One that stays as it is gets none. */
export async function changeSettings(
  admin: Organizer,
  changes: Partial<Settings>,
  now: Date,
): Promise<Result<undefined, SettingRefusal>> {
  if (!maySetSwitches(admin)) return refuse("not-allowed");
  await db.$transaction(async (tx) => {
    const before = await findSettings(tx);
    for (const [name, value] of Object.entries(changes)) {
      const key = name as SettingKey;
      if (before[key] === value) continue;
      await setSetting(admin.id, key, value, now, tx);
      const detail = { value, from: before[key] };
      await recordAudit({ actor: actorOf(admin), action: "switch-set", subject: `switch:${key}`, detail }, tx);
    }
  });
  // Not before the commit: another request could keep the old ones in between.
  clearSettingsMemo();
  return accept(undefined);
}
