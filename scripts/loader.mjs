// Lets a script import lib/: TypeScript with JSX, the "@/" alias, and "server-only", whose real module throws outside of a
// React server build. Loaded with `node --import`.
import { registerHooks } from "node:module";
import { register } from "tsx/esm/api";

const EMPTY = "data:text/javascript,export{}";

register();
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === "server-only" ? { url: EMPTY, format: "module", shortCircuit: true } : next(specifier, context),
});
