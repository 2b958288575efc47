import { Cell, HeadCell, RowHead, Table } from "@/components/ui/table";

interface DomainFindingsProps {
  domain: string;
  findings: { name: string; standing: "good" | "weak" | "missing" | "unknown"; text: string }[];
}

const standings = { good: "Good", weak: "Weak", missing: "Missing", unknown: "Not known" };
const tones = { good: "text-done", weak: "font-semibold", missing: "font-semibold text-error", unknown: "text-muted" };

/** What the DNS says about the domain that sends our emails. */
export function DomainFindings({ domain, findings }: DomainFindingsProps) {
  return (
    <Table caption={`Records of ${domain}, looked up just now`}>
      <thead>
        <tr>
          <HeadCell>Record</HeadCell>
          <HeadCell>Is</HeadCell>
          <HeadCell>Which means</HeadCell>
        </tr>
      </thead>
      <tbody>
        {findings.map(({ name, standing, text }) => (
          <tr key={name}>
            <RowHead>{name}</RowHead>
            <Cell className={tones[standing]}>{standings[standing]}</Cell>
            <Cell className="min-w-[16rem]">{text}</Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
