import { Cell, HeadCell, RowHead, Table } from "@/components/ui/table";
import type { Petition } from "@/lib/petitions/schema";
import { statusWord } from "./petition-words";
import { Time } from "./time";

interface PetitionTableProps {
  petitions: { petition: Petition; confirmed: number }[];
  now: Date;
}

/** All petitions, whatever their status, with a link to the page of each. */
export function PetitionTable({ petitions, now }: PetitionTableProps) {
  return (
    <Table caption="Petitions, with confirmed signatures">
      <thead>
        <tr>
          <HeadCell>Title</HeadCell>
          <HeadCell>Status</HeadCell>
          <HeadCell numeric>Signatures</HeadCell>
          <HeadCell numeric>Goal</HeadCell>
          <HeadCell>Languages</HeadCell>
          <HeadCell numeric>Version</HeadCell>
          <HeadCell>Closes</HeadCell>
        </tr>
      </thead>
      <tbody>
        {petitions.map(({ petition, confirmed }) => (
          <tr key={petition.id}>
            <RowHead className="min-w-[12rem]">
              <a
                href={`/console/petitions/${petition.slug}`}
                className="inline-flex min-h-11 items-center text-link [overflow-wrap:anywhere]"
              >
                {petition.version.content.en.title}
              </a>
            </RowHead>
            <Cell>{statusWord(petition, now)}</Cell>
            <Cell numeric>{confirmed.toLocaleString("en-US")}</Cell>
            <Cell numeric>{petition.goal.toLocaleString("en-US")}</Cell>
            <Cell>English, Spanish</Cell>
            <Cell numeric>{petition.version.number}</Cell>
            <Cell>{petition.closesAt ? <Time at={petition.closesAt} /> : "No time set"}</Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
