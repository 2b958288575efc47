import { Cell, HeadCell, RowHead, Table } from "@/components/ui/table";
import { Time } from "./time";

/** What happened, in order. */
export function StepList({ steps }: { steps: { at: Date; text: string }[] }) {
  return (
    <ol className="grid gap-2">
      {steps.map(({ at, text }) => (
        <li key={text}>
          <Time at={at} /> {text}
        </li>
      ))}
    </ol>
  );
}

interface Email {
  id: bigint;
  kind: string;
  status: string;
  createdAt: Date;
  sentAt: Date | null;
  error: string | null;
}

/** The emails of one signature, and what became of each. */
export function EmailTable({ emails }: { emails: Email[] }) {
  return (
    <Table caption="Emails of this signature, newest first">
      <thead>
        <tr>
          <HeadCell>Written</HeadCell>
          <HeadCell>Email</HeadCell>
          <HeadCell>Status</HeadCell>
          <HeadCell>Sent</HeadCell>
        </tr>
      </thead>
      <tbody>
        {emails.map(({ id, kind, status, createdAt, sentAt, error }) => (
          <tr key={String(id)}>
            <RowHead>
              <Time at={createdAt} />
            </RowHead>
            <Cell>{kind.replaceAll("-", " ")}</Cell>
            <Cell>{error === null ? status : `${status}: ${error}`}</Cell>
            <Cell>{sentAt ? <Time at={sentAt} /> : "—"}</Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

interface Handed {
  recipient: { title: string | null; name: string | null };
  at: Date;
  verificationCode: string;
}

/** The packets with this signature that were received. */
export function HandedTable({ handed }: { handed: Handed[] }) {
  return (
    <Table caption="Packets that were received, newest first">
      <thead>
        <tr>
          <HeadCell>To</HeadCell>
          <HeadCell>Received</HeadCell>
          <HeadCell>Code</HeadCell>
        </tr>
      </thead>
      <tbody>
        {handed.map(({ recipient: { title, name }, at, verificationCode }) => (
          <tr key={verificationCode}>
            <RowHead>{[title, name].filter(Boolean).join(" ") || "The whole state"}</RowHead>
            <Cell>{at.toISOString().slice(0, 10)}</Cell>
            <Cell>{verificationCode}</Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
