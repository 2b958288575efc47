import type { DatabaseSync, SQLInputValue } from "node:sqlite";

import { bareEmail, type Mail } from "./mail.ts";

interface Row {
  content: string;
  scheduled_at: string | null;
  last_event: string;
}

interface Filter {
  /** Mails to exactly this email. */
  to?: string;
  /** Mails to emails that contain this. */
  containing?: string;
}

const COLUMNS = "content, scheduled_at, last_event";
const TO = "position IN (SELECT position FROM recipient WHERE email = ?)";
const CONTAINING = "position IN (SELECT position FROM recipient WHERE instr(email, ?) > 0)";

export type Mails = ReturnType<typeof createMails>;

/** The stored mails, in the order of arrival. */
export function createMails(database: DatabaseSync) {
  const insert = database.prepare("INSERT INTO mail (id, content, scheduled_at, last_event) VALUES (?, ?, ?, ?)");
  const insertRecipient = database.prepare("INSERT OR IGNORE INTO recipient (email, position) VALUES (?, ?)");
  const select = database.prepare(`SELECT ${COLUMNS} FROM mail WHERE id = ?`);
  const update = database.prepare(
    "UPDATE mail SET last_event = coalesce(?, last_event), scheduled_at = coalesce(?, scheduled_at) WHERE id = ?",
  );
  const selectPosition = database.prepare("SELECT position FROM mail WHERE id = ?");
  const selectAfter = database.prepare(`SELECT ${COLUMNS} FROM mail WHERE position < ? ORDER BY position DESC LIMIT ?`);
  const selectBefore = database.prepare(`SELECT ${COLUMNS} FROM mail WHERE position > ? ORDER BY position LIMIT ?`);
  const all = (sql: string, ...values: SQLInputValue[]) => database.prepare(sql).all(...values) as unknown[];

  return {
    add: ({ scheduled_at, last_event, ...content }: Mail): void => {
      const { lastInsertRowid } = insert.run(content.id, JSON.stringify(content), scheduled_at, last_event);
      for (const recipient of content.to) insertRecipient.run(bareEmail(recipient), lastInsertRowid);
    },
    change: (id: string, { lastEvent, scheduledAt }: { lastEvent?: string; scheduledAt?: string }): void => {
      update.run(lastEvent ?? null, scheduledAt ?? null, id);
    },
    find: (id: string): Mail | null => {
      const row = select.get(id);
      return row ? readRow(row as unknown as Row) : null;
    },
    /** The matching mails, newest first, and their total number. */
    list: (filter: Filter, { skip = 0, limit }: { skip?: number; limit: number }): { mails: Mail[]; total: number } => {
      const [where, values] = conditionOf(filter);
      const rows = all(
        `SELECT ${COLUMNS} FROM mail WHERE ${where} ORDER BY position DESC LIMIT ? OFFSET ?`,
        ...values,
        limit,
        skip,
      );
      const [count] = all(`SELECT count(*) AS total FROM mail WHERE ${where}`, ...values);
      return { mails: (rows as Row[]).map(readRow), total: (count as { total: number }).total };
    },
    /** The position of a mail in the order of arrival, or null where there is no such mail. */
    positionOf: (id: string): number | null => {
      const row = selectPosition.get(id) as { position: number } | undefined;
      return row?.position ?? null;
    },
    /** Those that arrived before this position, newest first. */
    listOlder: (position: number, limit: number): Mail[] =>
      (selectAfter.all(position, limit) as unknown as Row[]).map(readRow),
    /** Those that arrived next after this position, oldest first. */
    listNewer: (position: number, limit: number): Mail[] =>
      (selectBefore.all(position, limit) as unknown as Row[]).map(readRow),
  };
}

function conditionOf({ to, containing }: Filter): [string, string[]] {
  if (to !== undefined) return [TO, [bareEmail(to)]];
  const part = containing?.trim().toLowerCase();
  return part ? [CONTAINING, [part]] : ["true", []];
}

function readRow({ content, scheduled_at, last_event }: Row): Mail {
  return { ...(JSON.parse(content) as Omit<Mail, "scheduled_at" | "last_event">), scheduled_at, last_event };
}
