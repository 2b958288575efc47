/** One kind of personal data: a row of docs/privacy.md. */
export type PrivacyRow = { what: string; storedIn: string; how: string; why: string; until: string };
export type PrivacyTable = { heads: PrivacyRow; rows: PrivacyRow[] };

const COLUMNS = 5;

/**
 * The tables of docs/privacy.md in their order, one for each language. Throws when a row does not have five cells, so
 * that a typo in the document stops the build and readers never see an empty cell.
 */
export function readPrivacyTables(markdown: string): PrivacyTable[] {
  const blocks = markdown.split(/\n(?!\|)/).map((block) => block.split("\n").filter((line) => line.startsWith("|")));
  return blocks
    .filter((lines) => lines.length >= 3)
    .map(([head = "", rule = "", ...lines]) => {
      if (!/^\|(?:\s*:?-+:?\s*\|)+\s*$/.test(rule))
        throw new Error(`docs/privacy.md: "${head}" is not the head of a table`);
      return { heads: toRow(head), rows: lines.map(toRow) };
    });
}

function toRow(line: string): PrivacyRow {
  const cells = line
    .trim()
    .replace(/^\||\|$/g, "")
    .split("|")
    .map((cell) => cell.trim().replaceAll("`", ""));
  if (cells.length !== COLUMNS || cells.some((cell) => cell === "")) {
    throw new Error(`docs/privacy.md: this row should have ${COLUMNS} filled cells: ${line}`);
  }
  const [what = "", storedIn = "", how = "", why = "", until = ""] = cells;
  return { what, storedIn, how, why, until };
}
