import { z } from "zod";

import { lineField } from "./rules";
import { batchHead, PAPER_FORM_LINES, paperColumns, type PaperColumn, type WrittenLine } from "./schema";

/**
 * The form of a batch: what is said of the whole batch, a date for the lines that have none of their own, and the lines. A line in
 * which nothing is written is left out.
 */
export const batchForm = z.record(z.string(), z.string()).transform((fields, context) => {
  const head = batchHead.safeParse(fields);
  if (head.error)
    for (const { path, message } of head.error.issues) context.addIssue({ code: "custom", path, message });
  const lines = Array.from({ length: PAPER_FORM_LINES }, (_, index) => writtenLine(fields, index + 1)).filter(
    isWritten,
  );
  if (lines.length === 0)
    context.addIssue({ code: "custom", path: [lineField("name", 1)], message: "Enter at least one line" });
  return head.success && lines.length > 0 ? { head: head.data, lines: withDate(lines, fields["date"] ?? "") } : z.NEVER;
});

function writtenLine(fields: Record<string, string>, line: number): WrittenLine {
  const columns = paperColumns.map((column) => [column, fields[lineField(column, line)] ?? ""] as const);
  return { line, ...(Object.fromEntries(columns) as Record<PaperColumn, string>) };
}

const isWritten = ({ line: _, ...columns }: WrittenLine) => Object.values(columns).some((text) => text.trim() !== "");

const withDate = (lines: WrittenLine[], date: string) =>
  lines.map((line) => ({ ...line, date: line.date.trim() || date }));
