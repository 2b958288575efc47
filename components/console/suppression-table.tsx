import { Cell, HeadCell, RowHead, Table } from "@/components/ui/table";
import { suppressionReasonTexts } from "./suppression-text";
import { Time } from "./time";

interface Mailbox {
  reason: "bounce" | "complaint" | "manual";
  createdAt: Date;
  retriedAt: Date | null;
  owners: string[];
  email: string | null;
}

/** Suppressed mailboxes. Only the emails of organizers are shown, because nobody needs those of signers and subscribers here. */
export function SuppressionTable({ mailboxes }: { mailboxes: Mailbox[] }) {
  return (
    <Table caption="Suppressed email addresses, newest first" stickyHead>
      <thead>
        <tr>
          <HeadCell>Since</HeadCell>
          <HeadCell>Why</HeadCell>
          <HeadCell>Whose</HeadCell>
          <HeadCell>Last requested email</HeadCell>
        </tr>
      </thead>
      <tbody>
        {mailboxes.map(({ reason, createdAt, retriedAt, owners, email }, index) => (
          <tr key={index}>
            <RowHead>
              <Time at={createdAt} />
            </RowHead>
            <Cell className="min-w-40">{suppressionReasonTexts[reason]}</Cell>
            <Cell className="min-w-32">
              {owners.join(", ") || "not known any more"}
              {email ? `: ${email}` : ""}
            </Cell>
            <Cell>{retriedAt ? <Time at={retriedAt} /> : "—"}</Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
