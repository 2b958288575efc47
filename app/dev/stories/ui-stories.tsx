import { Button, ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { PageTitle } from "@/components/ui/page-title";
import { Panel } from "@/components/ui/panel";
import { Prose } from "@/components/ui/prose";
import { Cell, HeadCell, RowHead, Table } from "@/components/ui/table";
import type { Story } from "./story";

export const uiStories: Story[] = [
  { name: "button/light", element: <Button variant="light">Sign the petition</Button> },
  { name: "button/quiet", element: <Button>Read the text</Button> },
  { name: "button/danger", element: <Button variant="danger">Erase everything</Button> },
  {
    name: "button/disabled",
    element: (
      <Button variant="light" disabled>
        Sending …
      </Button>
    ),
  },
  {
    name: "button/on-harbor",
    element: (
      <div className="bg-harbor p-6">
        <Button variant="light">Sign the petition</Button>
      </div>
    ),
  },
  { name: "button/link", element: <ButtonLink href="#button/link">All ways to get help</ButtonLink> },
  {
    name: "notice/information",
    element: (
      <Notice title="Signing is paused">
        <p>It will go on in a few days.</p>
      </Notice>
    ),
  },
  {
    name: "notice/done",
    element: (
      <Notice tone="done" title="Your signature counts">
        <p>Thank you.</p>
      </Notice>
    ),
  },
  {
    name: "notice/error",
    element: (
      <Notice tone="error" title="We could not save this">
        <p>What you typed is still here.</p>
      </Notice>
    ),
  },
  {
    name: "notice/untitled",
    element: (
      <Notice>
        <p>The number is exact at this moment.</p>
      </Notice>
    ),
  },
  {
    name: "panel/raised",
    element: (
      <Panel>
        <p>Set apart on its own tone.</p>
      </Panel>
    ),
  },
  {
    name: "panel/plain",
    element: (
      <Panel tone="plain">
        <p>Set apart by a hairline.</p>
      </Panel>
    ),
  },
  { name: "page-title/plain", element: <PageTitle>Where the harbors are lit</PageTitle> },
  {
    name: "page-title/whole",
    element: (
      <PageTitle eyebrow="Texas" lead="What the law says there today, and what we ask.">
        Safe harbor in Texas
      </PageTitle>
    ),
  },
  {
    name: "prose/all",
    element: (
      <Prose>
        <h2>A heading</h2>
        <p>
          A paragraph with <a href="#prose/all">a link</a> in it, long enough to show the measure of sixty-six
          characters and the line.
        </p>
        <h3>A smaller heading</h3>
        <ul>
          <li>One point</li>
          <li>Another point</li>
        </ul>
        <ol>
          <li>First</li>
          <li>Then</li>
        </ol>
      </Prose>
    ),
  },
  {
    name: "table/filled",
    element: (
      <SmallTable
        rows={[
          ["Texas", "1,204"],
          ["Vermont", "86"],
        ]}
      />
    ),
  },
  { name: "table/empty", element: <SmallTable rows={[]} /> },
];

function SmallTable({ rows }: { rows: [string, string][] }) {
  return (
    <Table caption={rows.length > 0 ? "Signatures by state" : "Signatures by state, before the first"}>
      <thead>
        <tr>
          <HeadCell>State</HeadCell>
          <HeadCell numeric>Signatures</HeadCell>
        </tr>
      </thead>
      <tbody>
        {rows.map(([state, count]) => (
          <tr key={state}>
            <RowHead>{state}</RowHead>
            <Cell numeric>{count}</Cell>
          </tr>
        ))}
        {rows.length === 0 ? (
          <tr>
            <Cell colSpan={2}>Nobody has signed yet.</Cell>
          </tr>
        ) : null}
      </tbody>
    </Table>
  );
}
