import { Cell, HeadCell, RowHead, Table } from "@/components/ui/table";
import type { Update } from "@/lib/updates/schema";
import { Time } from "./time";
import { statusNames } from "./update-fields";

/** Updates with how far each has come. */
export function UpdateTable({ updates }: { updates: Update[] }) {
  return (
    <Table caption="Updates, the newest first">
      <thead>
        <tr>
          <HeadCell>Subject</HeadCell>
          <HeadCell>Status</HeadCell>
          <HeadCell>When</HeadCell>
          <HeadCell numeric>Emails</HeadCell>
        </tr>
      </thead>
      <tbody>
        {updates.map(({ id, content, status, startedAt, sendAt, createdAt, written }) => (
          <tr key={id}>
            <RowHead>
              <a href={`/console/updates/${id}`} className="inline-flex min-h-11 items-center text-link">
                {content.en.title}
              </a>
            </RowHead>
            <Cell>{statusNames[status]}</Cell>
            <Cell>
              <Time at={startedAt ?? sendAt ?? createdAt} />
            </Cell>
            <Cell numeric>{written.toLocaleString("en-US")}</Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
