import { Cell, HeadCell, RowHead, Table } from "@/components/ui/table";
import type { FormState } from "@/lib/form-state";
import { isNetworkCode } from "@/lib/signatures/marks/rules";
import type { Listing, ListingKind } from "@/lib/signatures/listings/schema";
import { ActionForm } from "./action-form";
import { Confirmed } from "./confirmed";
import { Time } from "./time";

const kinds: Record<ListingKind, string> = { email: "Email address", domain: "Domain", network: "Network" };

interface ListingTableProps {
  listings: Listing[];
  caption: string;
  /** The emails of organizers, by their ids. */
  names: ReadonlyMap<number, string>;
  unlistAction: (id: number, state: FormState, data: FormData) => Promise<FormState>;
}

/** One page of a list. Of an email address it shows the first letter and the domain, because no more of it is kept. */
export function ListingTable({ listings, caption, names, unlistAction }: ListingTableProps) {
  return (
    <Table caption={`${caption}, newest first`} stickyHead>
      <thead>
        <tr>
          <HeadCell>Who</HeadCell>
          <HeadCell>What it is</HeadCell>
          <HeadCell>Why</HeadCell>
          <HeadCell>Since</HeadCell>
          <HeadCell>By</HeadCell>
          <HeadCell>Change</HeadCell>
        </tr>
      </thead>
      <tbody>
        {listings.map(({ id, kind, label, subdomains, reason, createdAt, createdBy }) => (
          <tr key={id}>
            <RowHead className="min-w-[10rem] [overflow-wrap:anywhere]">
              {isNetworkCode(label) ? label.slice(0, 8) : label}
              {subdomains ? " and the domains below it" : ""}
            </RowHead>
            <Cell>{kinds[kind]}</Cell>
            <Cell className="min-w-[12rem]">{reason}</Cell>
            <Cell>
              <Time at={createdAt} />
            </Cell>
            <Cell className="min-w-[10rem] [overflow-wrap:anywhere]">{names.get(createdBy) ?? "a colleague"}</Cell>
            <Cell>
              <Confirmed label="Take off" text="From the next form on it is treated like everybody.">
                <ActionForm
                  action={unlistAction.bind(null, id)}
                  form={`unlist-${id}`}
                  submit="Take it off the list"
                  busy="Taking off…"
                  variant="danger"
                />
              </Confirmed>
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
