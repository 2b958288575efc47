import { Cell, HeadCell, RowHead, Table } from "@/components/ui/table";
import { Time } from "./time";

interface EditionTableProps {
  slug: string;
  mayEdit: boolean;
  rows: { code: string; name: string; edition: { lastChecked: string; editedAt: Date | null } | null }[];
}

/** The editions of all states, with those that do not exist yet. */
export function EditionTable({ slug, mayEdit, rows }: EditionTableProps) {
  return (
    <Table caption="State editions" stickyHead>
      <thead>
        <tr>
          <HeadCell>State</HeadCell>
          <HeadCell>Sources checked</HeadCell>
          <HeadCell>Edited here</HeadCell>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ code, name, edition }) => (
          <tr key={code}>
            <RowHead>
              {mayEdit ? (
                <a
                  href={`/console/petitions/${slug}/editions/${code.toLowerCase()}`}
                  className="inline-flex min-h-11 items-center text-link"
                >
                  {name}
                </a>
              ) : (
                name
              )}
            </RowHead>
            <Cell>{edition ? edition.lastChecked : "No edition yet"}</Cell>
            <Cell>{edition?.editedAt ? <Time at={edition.editedAt} /> : edition ? "As the site has it" : ""}</Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
