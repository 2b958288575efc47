import { readdirSync } from "node:fs";
import path from "node:path";

// The values for the parameters of routes. Valid tokens are tested elsewhere.
const PARAMETERS: Record<string, string> = {
  "[slug]": "safe-harbor",
  "[state]": "tx",
  "[code]": "tx",
  "[token]": "not-a-token",
  "[number]": "1",
  "[[...rest]]": "nothing-here",
  "[...nextauth]": "session",
  "[id]": "1",
};

/** The paths of all routes in app/, in both languages where a route has them. `kind` selects files by name. */
export function routes(kind = /^(page|route)\.tsx?$/): string[] {
  const files = readdirSync("app", { recursive: true, encoding: "utf8" }).filter((file) =>
    kind.test(path.basename(file)),
  );
  return files
    .filter((file) => !file.startsWith("dev/"))
    .flatMap((file) => {
      const segments = path
        .dirname(file)
        .split(path.sep)
        .filter((segment) => !/^\(.*\)$/.test(segment));
      const filled = segments
        .slice(segments[0] === "[locale]" ? 1 : 0)
        .map((segment) => (segment.startsWith("[") ? (PARAMETERS[segment] ?? "nothing-here") : segment));
      const route = `/${filled.join("/")}`;
      return segments[0] === "[locale]" ? [route, route === "/" ? "/es" : `/es${route}`] : [route];
    });
}

/** The paths of all pages except those of the console. */
export function publicPages(): string[] {
  return routes(/^page\.tsx$/).filter((route) => !/^\/console(\/|$)/.test(route));
}
