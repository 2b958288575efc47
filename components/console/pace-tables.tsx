import { Cell, HeadCell, RowHead, Table } from "@/components/ui/table";
import { formatNumber } from "@/i18n/format";
import type { CountedKind, Pace, Spike } from "@/lib/signatures/spikes/schema";
import { Time } from "./time";

interface Names {
  stateNameOf: (code: string) => string;
  /** The domain of a mark; null where no email of it is known any more. */
  domainOf: (mark: string) => string | null;
  /** All petitions, in the order in which they opened. */
  petitions: { id: number; slug: string; title: string }[];
  /** The petition that the page was narrowed to. */
  chosen: string | null;
}

type Common = Pick<Pace, "kind" | "key">;

/** What many forms have in common, in words. */
function nameOf({ kind, key }: Common, { stateNameOf, domainOf }: Names): string {
  const names: Record<CountedKind, string> = {
    all: "All forms",
    state: stateNameOf(key),
    source: `Share link ${key}`,
    domain: `Email addresses of ${domainOf(key) ?? `the domain ${key.slice(0, 8)}`}`,
    network: `Network ${key.slice(0, 8)}`,
  };
  return names[kind];
}

/** The value of a domain or a network as forms of the console take it, or the code of a share link. Null for anything else. */
const valueOf = ({ kind, key }: Common, { domainOf }: Names): string | null =>
  ({ all: null, state: null, source: key, domain: domainOf(key), network: key })[kind];

const concerned = ({ petitionIds }: Spike, { petitions }: Names) =>
  petitions.filter(({ id }) => petitionIds.includes(id));

const petitionsOf = (spike: Spike, names: Names): string =>
  concerned(spike, names)
    .map(({ title }) => title)
    .join("; ") || "not known";

/** What was most frequent lately, beside what is usual. */
export function PaceTable({ paces, ...names }: { paces: Pace[] } & Names) {
  return (
    <Table caption="Forms in the last hour" captionHidden stickyHead>
      <thead>
        <tr>
          <HeadCell>In common</HeadCell>
          <HeadCell numeric>Forms</HeadCell>
          <HeadCell numeric>Usual</HeadCell>
          <HeadCell>What to do</HeadCell>
        </tr>
      </thead>
      <tbody>
        {paces.map((pace) => (
          <tr key={`${pace.kind}/${pace.key}`}>
            <RowHead className="min-w-[10rem] [overflow-wrap:anywhere]">{nameOf(pace, names)}</RowHead>
            <Cell numeric>{formatNumber("en", pace.count)}</Cell>
            <Cell numeric>{formatNumber("en", pace.usual)}</Cell>
            <Cell>
              <RuleLink common={pace} petition={names.chosen ?? names.petitions[0]?.slug ?? ""} names={names} />
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** The times of far more forms than usual. */
export function SpikeTable({ spikes, ...names }: { spikes: Spike[] } & Names) {
  return (
    <Table caption="Spikes, those that go on first" stickyHead>
      <thead>
        <tr>
          <HeadCell>In common</HeadCell>
          {names.petitions.length > 1 ? <HeadCell>Petitions</HeadCell> : null}
          <HeadCell>Began</HeadCell>
          <HeadCell>Ended</HeadCell>
          <HeadCell numeric>Most in ten minutes</HeadCell>
          <HeadCell numeric>Usual</HeadCell>
          <HeadCell>What to do</HeadCell>
        </tr>
      </thead>
      <tbody>
        {spikes.map((spike) => (
          <tr key={spike.id}>
            <RowHead className="min-w-[10rem] [overflow-wrap:anywhere]">{nameOf(spike, names)}</RowHead>
            {names.petitions.length > 1 ? <Cell>{petitionsOf(spike, names)}</Cell> : null}
            <Cell>
              <Time at={spike.beganAt} />
            </Cell>
            <Cell>{spike.endedAt ? <Time at={spike.endedAt} /> : "goes on"}</Cell>
            <Cell numeric>{formatNumber("en", spike.count)}</Cell>
            <Cell numeric>{formatNumber("en", spike.usual)}</Cell>
            <Cell>
              <RuleLink
                common={spike}
                petition={names.chosen ?? (concerned(spike, names)[0] ?? names.petitions[0])?.slug ?? ""}
                names={names}
              />
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** Leads to the form of a rule and to that of the block list, filled in with what the forms have in common. */
function RuleLink({ common, petition, names }: { common: Common; petition: string; names: Names }) {
  const value = valueOf(common, names);
  if (value === null) return "—";
  const rule = new URLSearchParams({ petition, [common.kind]: value });
  const of = <span className="sr-only"> {nameOf(common, names)}</span>;
  return (
    <span className="flex flex-wrap gap-x-4">
      <a href={`/console/removals/new?${rule}`} className="inline-flex min-h-11 items-center text-link">
        Write a rule{of}
      </a>
      {common.kind === "source" ? null : (
        <a
          href={`/console/blocks?${new URLSearchParams({ sender: value })}`}
          className="inline-flex min-h-11 items-center text-link"
        >
          Block{of}
        </a>
      )}
    </span>
  );
}
