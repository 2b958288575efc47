import { Cell, HeadCell, RowHead, Table } from "@/components/ui/table";
import { formatDate } from "@/i18n/format";
import type { CheckKind } from "@/lib/content/age/rules";

type DueTableProps = {
  /** Oldest first; `checked` is YYYY-MM or YYYY, and `path` that of the page where the text is. */
  checks: {
    kind: CheckKind;
    title: string;
    path: string;
    checked: string;
    sources: { title: string; url: string }[];
  }[];
};

const KINDS: Record<CheckKind, string> = { help: "Help", law: "Law", other: "Text" };

/** What is due to be checked: each text with its page and the sources to read again. */
export function DueTable({ checks }: DueTableProps) {
  return (
    <Table caption="Due to be checked, the oldest check first" captionHidden stickyHead>
      <thead>
        <tr>
          <HeadCell>Checked</HeadCell>
          <HeadCell>Kind</HeadCell>
          <HeadCell>Text</HeadCell>
          <HeadCell>Sources</HeadCell>
        </tr>
      </thead>
      <tbody>
        {checks.map(({ kind, title, path, checked, sources }) => (
          <tr key={path}>
            <Cell className="whitespace-nowrap">
              <time dateTime={checked}>{formatDate("en", checked)}</time>
            </Cell>
            <Cell>{KINDS[kind]}</Cell>
            <RowHead className="min-w-48">
              <a href={path} className="text-link">
                {title}
              </a>
            </RowHead>
            <Cell className="min-w-64">
              <ul>
                {sources.map(({ title: source, url }, place) => (
                  <li key={place}>
                    <a href={url} rel="noreferrer" className="text-link [overflow-wrap:anywhere]">
                      {source}
                    </a>
                  </li>
                ))}
              </ul>
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
