import { readdirSync } from "node:fs";
import path from "node:path";

// What a route's parameters stand for in requests to all routes. What a token opens is tested elsewhere; here any will do.
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

/** Every address the folders of app/ answer, in both languages where it has two; of one kind of file, where one is named. */
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
      const address = `/${filled.join("/")}`;
      return segments[0] === "[locale]" ? [address, address === "/" ? "/es" : `/es${address}`] : [address];
    });
}

/** The pages that a reader may come upon, without the console. */
export function publicPages(): string[] {
  return routes(/^page\.tsx$/).filter((address) => !/^\/console(\/|$)/.test(address));
}
