import { Section } from "@/components/console/console-page";

const programs = [
  {
    name: "Excel",
    steps: [
      "Do not open the file itself. Open an empty workbook and choose Data → From Text/CSV (on a Mac: Data → Get Data → Text/CSV), then the file.",
      "File origin: “65001: Unicode (UTF-8)”. Delimiter: “Comma”.",
      "Data type detection: “Do not detect data types”. Then Load.",
    ],
  },
  {
    name: "LibreOffice Calc",
    steps: [
      "Open the file. A window with import options appears by itself.",
      "Character set: “Unicode (UTF-8)”. Separated by: “Comma” alone. “Detect special numbers” stays off.",
      "Click the head of the first column in the preview, then the last one with Shift held down. Column type: “Text”. Then OK.",
    ],
  },
  {
    name: "Google Sheets",
    steps: [
      "Open an empty sheet and choose File → Import → Upload, then the file.",
      "Separator type: “Comma”.",
      "Clear the box “Convert text to numbers, dates, and formulas”. Then Import data.",
    ],
  },
];

/** How to import a CSV into a spreadsheet unchanged: a program that guesses types turns the ZIP code 02134 into 2134. */
export function SpreadsheetSteps() {
  return (
    <Section
      title="Open the file in a spreadsheet"
      id="spreadsheet"
      lead="Opened by a double click, a spreadsheet guesses: the ZIP code 02134 becomes 2134, a signer named True becomes TRUE, a comment 1E5 becomes a number. Import it as text, and every cell stays as it was signed."
    >
      {programs.map(({ name, steps }) => (
        <details key={name}>
          <summary className="py-2 text-link">{name}</summary>
          <ol className="mb-3 max-w-measure list-decimal space-y-1 pl-6">
            {steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </details>
      ))}
      <p className="mt-2 max-w-measure text-muted">
        A cell that begins with an apostrophe (') got it from us: without it a spreadsheet would run the text as a
        formula.
      </p>
    </Section>
  );
}
