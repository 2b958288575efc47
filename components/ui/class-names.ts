/** Joins the classes that apply, so that a caller can add its own to a component's. */
export function classNames(...names: (string | false | null | undefined)[]): string {
  return names.filter(Boolean).join(" ");
}
