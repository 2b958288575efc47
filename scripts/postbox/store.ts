import { randomUUID } from "node:crypto";

import { openJournal } from "./journal.ts";
import { createKeyRing, type KeyRing } from "./key-ring.ts";
import { createMailIndex, type MailIndex } from "./mail-index.ts";
import { bareEmail, type Hook, type Mail, type Place, type Suppression } from "./mail.ts";

type StoredRecord =
  | { kind: "mail"; mail: Mail }
  /** Follows its mails: without it they were never accepted. */
  | { kind: "accepted"; ids: string[]; key: string | null; hash: string; answer: unknown; at: number }
  | { kind: "changed"; id: string; lastEvent?: string; scheduledAt?: string }
  | { kind: "suppressed"; suppression: Suppression }
  | { kind: "unsuppressed"; id: string }
  | { kind: "hook"; hook: Hook };

export interface Store {
  /** Keeps mails, and under the key (where there is one) the answer that says so, wholly or not at all. */
  accept: (mails: Mail[], request: { key: string | null; hash: string; answer: unknown }) => Promise<void>;
  change: (id: string, change: { lastEvent?: string; scheduledAt?: string }) => Promise<void>;
  find: (id: string) => Promise<Mail | null>;
  index: MailIndex;
  suppressions: Map<string, Suppression>;
  suppress: (email: string, origin: Suppression["origin"], sourceId: string | null) => Promise<Suppression>;
  unsuppress: (suppression: Suppression) => Promise<void>;
  hooks: Hook[];
  addHook: (hook: Hook) => Promise<void>;
  keys: KeyRing;
  close: () => Promise<void>;
}

interface Kept {
  index: MailIndex;
  keys: KeyRing;
  suppressions: Map<string, Suppression>;
  hooks: Hook[];
  /** Mails whose request has not been seen to its end. */
  unaccepted: Map<string, { mail: Mail; place: Place }>;
}

/** Opens the postbox kept in `file`. Memory holds an index of the mails; their texts stay on disk. */
export async function openStore(file: string): Promise<Store> {
  const kept: Kept = {
    index: createMailIndex(),
    keys: createKeyRing(),
    suppressions: new Map(),
    hooks: [],
    unaccepted: new Map(),
  };
  const { index, keys, suppressions, hooks } = kept;
  const journal = await openJournal(file, (record, place) => apply(kept, record as StoredRecord, place));
  const write = async (...records: StoredRecord[]) => {
    const places = await journal.append(records);
    records.forEach((record, i) => apply(kept, record, places[i]!));
  };

  return {
    index,
    keys,
    suppressions,
    hooks,
    accept: (mails, { key, hash, answer }) =>
      write(...mails.map((mail): StoredRecord => ({ kind: "mail", mail })), {
        kind: "accepted",
        ids: mails.map(({ id }) => id),
        key,
        hash,
        answer,
        at: Date.now(),
      }),
    change: (id, change) => write({ kind: "changed", id, ...change }),
    find: async (id) => {
      const entry = index.find(id);
      if (!entry) return null;
      const { mail } = (await journal.read(entry.place)) as { mail: Mail };
      return { ...mail, last_event: entry.lastEvent, scheduled_at: entry.scheduledAt };
    },
    suppress: async (email, origin, source_id) => {
      const known = suppressions.get(bareEmail(email));
      if (known) return known;
      const suppression = {
        id: randomUUID(),
        email: bareEmail(email),
        origin,
        source_id,
        created_at: new Date().toISOString(),
      };
      await write({ kind: "suppressed", suppression });
      return suppression;
    },
    unsuppress: ({ id }) => write({ kind: "unsuppressed", id }),
    addHook: (hook) => write({ kind: "hook", hook }),
    close: journal.close,
  };
}

/** What a record means, whether it was written just now or is read at the start. */
function apply({ index, keys, suppressions, hooks, unaccepted }: Kept, record: StoredRecord, place: Place): void {
  switch (record.kind) {
    case "mail":
      unaccepted.set(record.mail.id, { mail: record.mail, place });
      break;
    case "accepted":
      for (const id of record.ids) {
        const found = unaccepted.get(id);
        if (found) index.add(found.mail, found.place);
      }
      if (record.key !== null) keys.remember(record.key, record.hash, record.answer, record.at);
      unaccepted.clear();
      break;
    case "changed":
      index.change(record.id, record);
      break;
    case "suppressed":
      suppressions.set(record.suppression.email, record.suppression);
      break;
    case "unsuppressed":
      for (const [email, { id }] of suppressions) if (id === record.id) suppressions.delete(email);
      break;
    case "hook":
      hooks.push(record.hook);
  }
}
