import { z } from "zod";

/** Checks one file of content/ and names the file, the entry and the place where it is wrong, so that the build says what to mend. */
export function parseContent<Shape extends z.ZodType>(file: string, shape: Shape, value: unknown): z.output<Shape> {
  const parsed = shape.safeParse(value);
  if (!parsed.success) {
    const named = parsed.error.issues.map((issue) => ({ ...issue, path: namedPath(issue.path, value) }));
    throw new Error(`${file} needs attention:\n${z.prettifyError(new z.ZodError(named))}`);
  }
  return parsed.data;
}

/** A path in which an entry of a list is called by its id and not by its place, which nobody counts. */
function namedPath(path: PropertyKey[], value: unknown): PropertyKey[] {
  let part = value;
  return path.map((key) => {
    part = typeof part === "object" && part !== null ? (part as Record<PropertyKey, unknown>)[key] : undefined;
    const id =
      typeof key === "number" && typeof part === "object" && part !== null && "id" in part ? part.id : undefined;
    return typeof id === "string" ? id : key;
  });
}
