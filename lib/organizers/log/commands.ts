import "server-only";

import { recordAudit } from "../../audit/commands";
import { readAuditEntries } from "../../audit/queries";
import { actorOf, type AuditFilter } from "../../audit/schema";
import { accept, refuse, type Result } from "../../result";
import { mayReadLog } from "../rules";
import type { Organizer } from "../schema";
import { headOf, lineOf } from "./rules";
import type { LogFormat } from "./schema";

export type LogExportRefusal = "not-allowed";

/**
 * Records that the log is exported, and returns the entries before that record as parts of a file. They cannot change any
 * more, so the file is exact however long it takes.
 */
export async function startLogExport(
  admin: Organizer,
  filter: AuditFilter,
  format: LogFormat,
): Promise<Result<{ entry: bigint; parts: AsyncGenerator<string, void, void> }, LogExportRefusal>> {
  if (!mayReadLog(admin)) return refuse("not-allowed");
  const { actor, group, state, from, until } = filter;
  const { id } = await recordAudit({
    actor: actorOf(admin),
    action: "log-exported",
    subject: "log",
    // Not as `state`: the entry is about the log, not about that state.
    detail: {
      format,
      filter: { actor, group, state, from: from?.toISOString() ?? null, until: until?.toISOString() ?? null },
    },
  });
  return accept({ entry: id, parts: partsOf(filter, format, id) });
}

async function* partsOf(filter: AuditFilter, format: LogFormat, before: bigint): AsyncGenerator<string, void, void> {
  yield headOf(format);
  for await (const page of readAuditEntries(filter, before)) yield page.map((entry) => lineOf(entry, format)).join("");
}
