import { bareEmail, type Entry, type Mail, type Place } from "./mail.ts";

interface Wanted {
  /** Mails to exactly this address. */
  to?: string;
  /** Mails to addresses that contain this. */
  containing?: string;
  skip?: number;
  limit: number;
}

export interface MailIndex {
  add: (mail: Mail, place: Place) => void;
  change: (id: string, change: { lastEvent?: string; scheduledAt?: string }) => void;
  find: (id: string) => Entry | null;
  /** Newest first. */
  list: (wanted: Wanted) => { entries: Entry[]; total: number };
  /** Where a mail is in the order of arrival, from 0. */
  positionOf: (id: string) => number | null;
  at: (position: number) => Entry | null;
  count: () => number;
}

/** What is known of the mails without reading them, in the order of arrival. A hundred thousand take some 50 MB. */
export function createMailIndex(): MailIndex {
  const entries: Entry[] = [];
  const positions = new Map<string, number>();
  const byAddress = new Map<string, number[]>();
  const subjects = new Map<string, string>();

  const find = (id: string) => entries[positions.get(id) ?? -1] ?? null;

  // The positions that are asked for, or null for all of them.
  const positionsOf = ({ to, containing }: Wanted): number[] | null => {
    if (to !== undefined) return byAddress.get(bareEmail(to)) ?? [];
    const part = containing?.trim().toLowerCase();
    if (!part) return null;
    return entries.flatMap((entry, position) => (entry.to.some((address) => address.includes(part)) ? [position] : []));
  };

  return {
    find,
    add: (mail, place) => {
      const { id, created_at: createdAt, scheduled_at: scheduledAt, last_event: lastEvent } = mail;
      // Thousands of mails have the same subject: one string for all.
      const subject = subjects.get(mail.subject) ?? mail.subject;
      subjects.set(subject, subject);
      const to = [...new Set(mail.to.map(bareEmail))];
      const position = entries.push({ id, to, subject, createdAt, scheduledAt, lastEvent, place }) - 1;
      positions.set(id, position);
      for (const address of to) {
        const known = byAddress.get(address);
        if (known) known.push(position);
        else byAddress.set(address, [position]);
      }
    },
    change: (id, { lastEvent, scheduledAt }) => {
      const entry = find(id);
      if (entry && lastEvent !== undefined) entry.lastEvent = lastEvent;
      if (entry && scheduledAt !== undefined) entry.scheduledAt = scheduledAt;
    },
    list: (wanted) => {
      const found = positionsOf(wanted);
      const total = found?.length ?? entries.length;
      const end = Math.max(0, total - (wanted.skip ?? 0));
      const start = Math.max(0, end - wanted.limit);
      const page = found?.slice(start, end).map((position) => entries[position]!) ?? entries.slice(start, end);
      return { entries: page.reverse(), total };
    },
    positionOf: (id) => positions.get(id) ?? null,
    at: (position) => entries[position] ?? null,
    count: () => entries.length,
  };
}
