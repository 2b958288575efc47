import { beforeEach, expect, test } from "vitest";

import { db } from "@/lib/db/client";
import { openComment, openName } from "@/lib/signatures/sealing";
import { openEmail } from "@/lib/sealed-email";
import { emptyDatabase } from "@/tests/database";
import { createPetition } from "@/tests/petition";
import { writeSigners } from "./demo-signers";

beforeEach(emptyDatabase);

interface Row {
  id: bigint;
  petitionId: number;
  emailHash: Uint8Array;
  nameSealed: Uint8Array;
  emailSealed: Uint8Array;
  commentSealed: Uint8Array | null;
}

test("what fictional signers wrote can be opened, in every batch, and writing them again adds nobody", async () => {
  const petition = { id: await createPetition(), version: { number: 1 } };
  // Batches that begin with a comment, and batches that begin without one.
  expect(await writeSigners(petition, 400, new Date(), undefined, 40)).toBe(400);
  expect(await writeSigners(petition, 400, new Date(), undefined, 40)).toBe(0);
  const rows = await db.$queryRaw<Row[]>`
    SELECT id, petition_id AS "petitionId", email_hash AS "emailHash", name_sealed AS "nameSealed",
      email_sealed AS "emailSealed", comment_sealed AS "commentSealed"
    FROM signature WHERE status <> 'pending' ORDER BY id`;
  const comments = rows.map(({ petitionId, emailHash, nameSealed, emailSealed, commentSealed }) => {
    expect(openName(nameSealed, petitionId, emailHash)).toMatch(/^\S+ \S+$/);
    expect(openEmail(emailSealed, emailHash)).toMatch(/^demo-\d+@example\.org$/);
    return commentSealed && openComment(commentSealed, petitionId, emailHash);
  });
  expect(comments.filter((comment) => comment !== null).length).toBeGreaterThan(20);
  expect(comments.filter((comment) => comment === null).length).toBeGreaterThan(200);
});
