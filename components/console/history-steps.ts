interface Signature {
  createdAt: Date;
  confirmedAt: Date | null;
  correctedAt: Date | null;
  heldAt: Date | null;
  acceptedAt: Date | null;
  nameReview: "waiting" | "shown" | "left_out";
  nameReviewedAt: Date | null;
  nameLeftOutReason: string | null;
  withdrawnAt: Date | null;
  removedAt: Date | null;
  removedReason: string | null;
  removalId: number | null;
  source: string | null;
  version: number | null;
  /** Bulk removals that removed it and do not keep it removed any more. */
  undone: { id: number; startedAt: Date; reason: string; undoneAt: Date | null }[];
}

interface Step {
  at: Date;
  text: string;
}

interface Organizers {
  /** The email of who removed it. */
  remover: string | null;
  /** The email of who looked at its flags. */
  acceptor: string | null;
  /** The email of who looked at the name before it is shown. */
  nameReviewer: string | null;
}

/** What happened to a signature, in order, in words. */
export function historySteps(signature: Signature, { remover, acceptor, nameReviewer }: Organizers): Step[] {
  const { createdAt, confirmedAt, correctedAt, withdrawnAt, removedAt, removedReason, removalId, source, version } =
    signature;
  const { heldAt, acceptedAt } = signature;
  const by = remover ?? "an organizer";
  const steps: { at: Date | null; text: string }[] = [
    { at: createdAt, text: `signed for the first time${source ? `, by the share link ${source}` : ""}` },
    { at: confirmedAt, text: `confirmed${version === null ? "" : `, version ${version} of the text`}` },
    { at: heldAt, text: "waits for an organizer since then, because there are reasons to look at it" },
    { at: acceptedAt, text: `looked at by ${acceptor ?? "an organizer"}, who lets it count` },
    {
      at: signature.nameReviewedAt,
      text: `the name looked at by ${nameReviewer ?? "an organizer"}, who ${
        signature.nameReview === "shown"
          ? "lets it be shown"
          : `does not let it be shown: ${signature.nameLeftOutReason}`
      }`,
    },
    { at: correctedAt, text: "corrected by the signer for the last time" },
    { at: withdrawnAt, text: "withdrawn by the signer" },
    {
      at: removedAt,
      text: `removed by ${by}${removalId === null ? "" : ` with the removal no. ${removalId}`}: ${removedReason}`,
    },
    ...signature.undone.flatMap(({ id, startedAt, reason, undoneAt }) => [
      { at: startedAt, text: `removed with the removal no. ${id}: ${reason}` },
      { at: undoneAt, text: `brought back, when the removal no. ${id} was undone` },
    ]),
  ];
  return steps
    .flatMap(({ at, text }) => (at === null ? [] : [{ at, text }]))
    .sort((a, b) => a.at.getTime() - b.at.getTime());
}
