import "server-only";

import { query } from "../db/client";
import { openEmail } from "../sealed-email";
import { standingOf } from "./rules";
import type { ListedOrganizer, Organizer } from "./schema";

// More organizers than any campaign has had; the list says so when it is cut.
export const ORGANIZERS_LISTED_MAX = 500;

interface OrganizerRow extends Organizer {
  emailHash: Buffer;
  emailSealed: Buffer;
  invitedAt: Date;
  joinedAt: Date | null;
  invitationExpiresAt: Date;
  disabledAt: Date | null;
  lastSeenAt: Date | null;
}

/** Everyone who is or was invited, in the order of their invitations. */
export async function listOrganizers(now: Date): Promise<ListedOrganizer[]> {
  const { rows } = await query<OrganizerRow>(
    "list-organizers",
    `
    SELECT id, role, states, email_hash AS "emailHash", email_sealed AS "emailSealed", invited_at AS "invitedAt",
      joined_at AS "joinedAt", invitation_expires_at AS "invitationExpiresAt", disabled_at AS "disabledAt",
      (SELECT max(last_seen_at) FROM organizer_session s WHERE s.organizer_id = organizer.id) AS "lastSeenAt"
    FROM organizer ORDER BY id LIMIT $1`,
    [ORGANIZERS_LISTED_MAX],
  );
  return rows.map((row) => ({
    id: row.id,
    role: row.role,
    states: row.states,
    invitedAt: row.invitedAt,
    joinedAt: row.joinedAt,
    lastSeenAt: row.lastSeenAt,
    email: openEmail(row.emailSealed, row.emailHash),
    standing: standingOf(row, now),
  }));
}
