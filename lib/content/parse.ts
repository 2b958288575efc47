import { z } from "zod";

/** Checks a file of content/. The error names the file, the entry and the field, so that the build says what to fix. */
export function parseContent<Shape extends z.ZodType>(file: string, shape: Shape, value: unknown): z.output<Shape> {
  const parsed = shape.safeParse(value);
  if (!parsed.success) {
    const named = parsed.error.issues.map((issue) => ({ ...issue, path: namedPath(issue.path, value) }));
    throw new Error(`${file} needs attention:\n${z.prettifyError(new z.ZodError(named))}`);
  }
  return parsed.data;
}

/** A path that names the entry of a list by its id instead of its index. */
function namedPath(path: PropertyKey[], value: unknown): PropertyKey[] {
  let part = value;
  return path.map((key) => {
    part = typeof part === "object" && part !== null ? (part as Record<PropertyKey, unknown>)[key] : undefined;
    const id =
      typeof key === "number" && typeof part === "object" && part !== null && "id" in part ? part.id : undefined;
    return typeof id === "string" ? id : key;
  });
}
