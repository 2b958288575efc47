import { Cell, HeadCell, RowHead, Table } from "@/components/ui/table";
import { Time } from "./time";

interface FailedEmail {
  id: string;
  kind: string;
  locale: string;
  error: string | null;
  createdAt: Date;
}

/** Emails that could not be delivered, and why. The recipients are not shown, because nobody needs them here. */
export function FailedEmailTable({ emails }: { emails: FailedEmail[] }) {
  return (
    <Table caption="Emails given up, newest first">
      <thead>
        <tr>
          <HeadCell>Written</HeadCell>
          <HeadCell>Email</HeadCell>
          <HeadCell>Language</HeadCell>
          <HeadCell>Why it failed</HeadCell>
        </tr>
      </thead>
      <tbody>
        {emails.map(({ id, kind, locale, error, createdAt }) => (
          <tr key={id}>
            <RowHead>
              <Time at={createdAt} />
            </RowHead>
            <Cell>{kind.replaceAll("-", " ")}</Cell>
            <Cell>{locale === "es" ? "Spanish" : "English"}</Cell>
            <Cell>{error ?? "not said"}</Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
