import { z } from "zod";

/** Checks one file of content/ and names the file and the place where it is wrong, so that the build says what to mend. */
export function parseContent<Shape extends z.ZodType>(file: string, shape: Shape, value: unknown): z.output<Shape> {
  const parsed = shape.safeParse(value);
  if (!parsed.success) throw new Error(`${file} needs attention:\n${z.prettifyError(parsed.error)}`);
  return parsed.data;
}
