import { densityClasses, stepOf } from "@/components/maps/density";
import { Legend } from "@/components/maps/legend";
import type { Place } from "@/components/maps/places";
import { PlainStateMap } from "@/components/maps/state-map";
import { Cell, HeadCell, RowHead, Table } from "@/components/ui/table";
import { formatNumber } from "@/i18n/format";

interface StateRow extends Pick<Place, "code" | "fips" | "kind"> {
  name: string;
  count: number;
}

interface SignaturesByStateProps {
  states: StateRow[];
  /** Signatures without a known state. */
  unknown: number;
  /** The page of a state's signatures, or null where the reader sees numbers only. */
  hrefOf: ((code: string) => string) | null;
}

const shown = (count: number) => formatNumber("en", count);

/** Confirmed signatures by state: a map whose states lead to their signatures, or to their row, and a table. */
export function SignaturesByState({ states, unknown, hrefOf }: SignaturesByStateProps) {
  const classes = densityClasses(states.map(({ count }) => count));
  const places = states.map(({ name, count, ...state }): Place => ({
    ...state,
    href: hrefOf ? hrefOf(state.code) : `#count-${state.code}`,
    description: `${name}: ${shown(count)} ${count === 1 ? "signature" : "signatures"}`,
    look: `step-${stepOf(count, classes)}`,
    label: shown(count),
  }));
  return (
    <div className="grid gap-6">
      <div className="max-w-[60rem] rounded-md bg-harbor p-4 text-on-harbor sm:p-6">
        <Legend
          keys={classes.map(({ from, to }, index) => ({
            look: `step-${index + 1}`,
            label: from === to ? shown(from) : `${shown(from)} to ${shown(to)}`,
          }))}
        />
        <div className="mt-6">
          <PlainStateMap
            label="Confirmed signatures by state"
            tilesLabel="Small states and territories"
            places={places}
          />
        </div>
      </div>
      <StateTable states={states} unknown={unknown} hrefOf={hrefOf} />
    </div>
  );
}

function StateTable({ states, unknown, hrefOf }: SignaturesByStateProps) {
  const counted = states.filter(({ count }) => count > 0).toSorted((a, b) => b.count - a.count);
  return (
    <div className="max-w-[32rem]">
      <Table caption="Confirmed signatures by state" captionHidden stickyHead>
        <thead>
          <tr>
            <HeadCell>State</HeadCell>
            <HeadCell numeric>Signatures</HeadCell>
          </tr>
        </thead>
        <tbody>
          {counted.map(({ code, name, count }) => (
            <tr key={code} id={`count-${code}`}>
              <RowHead>
                {hrefOf ? (
                  <a href={hrefOf(code)} className="text-link">
                    {name}
                  </a>
                ) : (
                  name
                )}
              </RowHead>
              <Cell numeric>{shown(count)}</Cell>
            </tr>
          ))}
          {unknown > 0 ? (
            <tr>
              <RowHead>Unknown</RowHead>
              <Cell numeric>{shown(unknown)}</Cell>
            </tr>
          ) : null}
        </tbody>
      </Table>
    </div>
  );
}
