interface Suppressed {
  reason: "bounce" | "complaint" | "manual";
  createdAt: Date;
  retriedAt: Date | null;
  owners: string[];
}

export const suppressionReasonTexts: Record<Suppressed["reason"], string> = {
  bounce: "its mail server refused an email for good",
  complaint: "its owner marked an email as spam",
  manual: "somebody put it on the list",
};

/** Why one mailbox gets requested emails only. */
export function suppressionText({ reason, createdAt, retriedAt, owners }: Suppressed): string {
  const whose =
    owners.length > 0
      ? ` It belongs to ${owners.map((owner) => `${/^[aeiou]/.test(owner) ? "an" : "a"} ${owner}`).join(" and ")}.`
      : "";
  const retried = retriedAt ? ` The last email that was asked for went to it on ${dayOf(retriedAt)}.` : "";
  return `This email address is suppressed since ${dayOf(createdAt)}, because ${suppressionReasonTexts[reason]}.${whose}${retried}`;
}

const dayOf = (time: Date) => time.toISOString().slice(0, 10);
