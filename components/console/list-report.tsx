import { Cell, HeadCell, RowHead, Table } from "@/components/ui/table";
import { formatNumber } from "@/i18n/format";
import { type ListResult, type ListStatus, type SignerList } from "@/lib/signatures/lists/schema";
import { Time } from "./time";

export const listStatusNames: Record<ListStatus, string> = {
  uploaded: "Its columns are to be chosen",
  checking: "Being checked",
  checked: "Checked",
  asking: "People are being asked",
  done: "Done",
  cancelled: "Ended",
};

const kinds: [kind: Exclude<keyof ListResult, "faults">, label: string][] = [
  ["ready", "Can be asked"],
  ["signed", "Have signed already, withdrawn or been removed"],
  ["asked", "Were asked before, or have yet to confirm"],
  ["double", "The same mailbox again"],
  ["suppressed", "Get no mail, after a bounce or a complaint"],
  ["blocked", "On the block list"],
  ["faulty", "Faulty lines"],
];

const faultNames: Record<string, string> = {
  "email-missing": "no email address",
  "email-invalid": "no valid email address",
  "email-several": "several email addresses",
  "name-missing": "no name",
  "name-is-link": "the name is a link",
  "name-without-letter": "the name has no letter",
  "name-starts-with-sign": "the name begins with a sign",
  "name-too-long": "the name is too long",
  "zip-missing": "no ZIP Code",
  "zip-invalid": "no valid ZIP Code",
};

/** What the check of a list found. A fault is named by its line, without what is in it. */
export function ListReport({ result }: { result: ListResult }) {
  return (
    <div className="grid gap-6">
      <Table caption="Lines of the list">
        <tbody>
          {kinds.map(([kind, label]) => (
            <tr key={kind}>
              <RowHead>{label}</RowHead>
              <Cell numeric>{formatNumber("en", result[kind])}</Cell>
            </tr>
          ))}
        </tbody>
      </Table>
      {result.faults.length ? (
        <Table caption={result.faults.length < result.faulty ? "The first faulty lines" : "Faulty lines"}>
          <thead>
            <tr>
              <HeadCell numeric>Line</HeadCell>
              <HeadCell>Why</HeadCell>
            </tr>
          </thead>
          <tbody>
            {result.faults.map(({ line, fault }) => (
              <tr key={line}>
                <Cell numeric>{line}</Cell>
                <Cell>
                  {faultNames[fault] ??
                    (fault.startsWith("state") ? "the ZIP Code does not settle the state" : "not as a form")}
                </Cell>
              </tr>
            ))}
          </tbody>
        </Table>
      ) : null}
    </div>
  );
}

/** All lists, the newest first. */
export function ListTable({ lists }: { lists: SignerList[] }) {
  return (
    <Table caption="Lists, the newest first">
      <thead>
        <tr>
          <HeadCell>From</HeadCell>
          <HeadCell>Brought</HeadCell>
          <HeadCell>Status</HeadCell>
          <HeadCell numeric>Lines</HeadCell>
          <HeadCell numeric>Asked</HeadCell>
        </tr>
      </thead>
      <tbody>
        {lists.map(({ id, origin, createdAt, status, rows, asked }) => (
          <tr key={id}>
            <RowHead className="min-w-[10rem] [overflow-wrap:anywhere]">
              <a href={`/console/lists/${id}`} className="inline-flex min-h-11 items-center text-link">
                {origin}
              </a>
            </RowHead>
            <Cell>
              <Time at={createdAt} />
            </Cell>
            <Cell>{listStatusNames[status]}</Cell>
            <Cell numeric>{formatNumber("en", rows)}</Cell>
            <Cell numeric>{formatNumber("en", asked)}</Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
