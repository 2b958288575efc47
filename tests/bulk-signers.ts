// Many confirmed signatures at once, for tests of rules that remove them.
import { type Alike, insertAlike } from "./alike-signers.ts";
import { onDatabase } from "./database.ts";

/** Inserts signatures that have all of this in common. Returns their ids, in order. */
export const writeAlike = (petitionId: number, alike: Alike = {}): Promise<bigint[]> =>
  onDatabase((client) => insertAlike(client, petitionId, alike));

/** The signatures of a status, by their ids. */
export const idsOf = (status: "confirmed" | "removed"): Promise<bigint[]> =>
  onDatabase(async (client) => {
    const { rows } = await client.query<{ id: string }>("SELECT id FROM signature WHERE status = $1 ORDER BY id", [
      status,
    ]);
    return rows.map(({ id }) => BigInt(id));
  });
