import { Cell, HeadCell, RowHead, Table } from "@/components/ui/table";
import { formatNumber } from "@/i18n/format";
import type { Partner, SourceCode } from "@/lib/partners/schema";

type CountOf = (code: SourceCode) => number;

const LINK = "inline-flex min-h-11 items-center text-link";

/** Partners and campaigns with the sums of their codes. */
export function PartnerTable({ partners, countOf }: { partners: Partner[]; countOf: CountOf }) {
  return (
    <Table caption="Partners and campaigns, by name">
      <thead>
        <tr>
          <HeadCell>Name</HeadCell>
          <HeadCell>Websites that show the form</HeadCell>
          <HeadCell numeric>Links</HeadCell>
          <HeadCell numeric>Signatures</HeadCell>
        </tr>
      </thead>
      <tbody>
        {partners.map(({ id, name, origins, codes, retiredAt }) => (
          <tr key={id}>
            <RowHead className="min-w-[10rem] [overflow-wrap:anywhere]">
              <a href={`/console/partners/${id}`} className={LINK}>
                {name}
              </a>
              {retiredAt ? <span className="text-muted"> (retired)</span> : null}
            </RowHead>
            <Cell className="min-w-[10rem] [overflow-wrap:anywhere]">
              {retiredAt ? "—" : origins.join(", ") || "None"}
            </Cell>
            <Cell numeric>{codes.length}</Cell>
            <Cell numeric>{sumOf(codes, countOf)}</Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** The links of one partner, each with what came of it. */
export function CodeTable({ codes, countOf }: { codes: SourceCode[]; countOf: CountOf }) {
  return (
    <Table caption="Links, the newest first">
      <thead>
        <tr>
          <HeadCell>Where it stands</HeadCell>
          <HeadCell>Code</HeadCell>
          <HeadCell>Petition</HeadCell>
          <HeadCell numeric>Signatures</HeadCell>
        </tr>
      </thead>
      <tbody>
        {codes.map((code) => (
          <tr key={code.code}>
            <RowHead className="min-w-[10rem] [overflow-wrap:anywhere]">
              <a href={`/console/partners/codes/${code.code}`} className={LINK}>
                {code.label}
              </a>
              {code.retiredAt ? <span className="text-muted"> (retired)</span> : null}
            </RowHead>
            <Cell className="min-w-[10rem] [overflow-wrap:anywhere]">{code.code}</Cell>
            <Cell>{code.petition}</Cell>
            <Cell numeric>{formatNumber("en", countOf(code))}</Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

const sumOf = (codes: SourceCode[], countOf: CountOf) =>
  formatNumber(
    "en",
    codes.reduce((sum, code) => sum + countOf(code), 0),
  );
