import type { Option } from "@/components/form/select-field";
import { actorName, auditSentence } from "@/components/console/audit-sentence";
import { listAuditEntries, listAuditEntriesOf } from "@/lib/audit/queries";
import {
  type AuditAction,
  type AuditEntry,
  type AuditFilter,
  type AuditGroup,
  auditGroups,
  OFFICE,
  OPERATOR,
  organizerIdIn,
  WORKER,
} from "@/lib/audit/schema";
import { listOrganizerNames, listOrganizers } from "@/lib/organizers/queries";
import type { LogFilterInput } from "@/lib/organizers/log/schema";
import { stateNameOf } from "../options";

export const ENTRIES_SHOWN = 50;

/** A page of the filtered log, with a sentence for each entry. */
export async function listTold(filter: AuditFilter, before: bigint | null) {
  return tell(await listAuditEntries({ filter, before, limit: ENTRIES_SHOWN }));
}

/** Entries of the log, with a sentence for each. */
export async function tell(entries: AuditEntry[]) {
  const ids = entries.flatMap(({ actor, subject }) => [organizerIdIn(actor), organizerIdIn(subject)]);
  const organizers = await listOrganizerNames(ids.filter((id) => id !== null));
  return entries.map((entry) => ({
    ...entry,
    id: String(entry.id),
    sentence: auditSentence(entry, { organizers, stateNameOf }),
  }));
}

/** The newest entries of one action, with a sentence for each. */
export const listToldOf = async (action: AuditAction, limit: number) =>
  tell(await listAuditEntriesOf({ action, actor: null, limit }));

/** Everybody who can have an entry. */
export async function actorOptions(now: Date): Promise<Option[]> {
  const organizers = await listOrganizers(now);
  return [
    ...organizers.map(({ id, email }) => ({ value: `organizer:${id}`, label: email })),
    ...[OPERATOR, OFFICE, WORKER].map((value) => ({ value, label: actorName(value, new Map()) })),
  ];
}

const groupLabels: Record<AuditGroup, string> = {
  organizers: "Organizers and signing in",
  signatures: "Signatures, comments and paper",
  exports: "Exports",
  deliveries: "Deliveries and packets",
  petitions: "Petitions",
  bills: "Bills",
  updates: "Updates",
  partners: "Partners and their links",
  operation: "Settings, data and the log",
};
export const groupOptions: Option[] = auditGroups.map((value) => ({ value, label: groupLabels[value] }));

/** The page of the entries before `before`, with the filter kept. */
export function olderPath(chosen: LogFilterInput, before: string): string {
  const set = Object.entries(chosen).filter(([, value]) => value);
  return `/console/audit?${new URLSearchParams([...set, ["before", before]]).toString()}`;
}
