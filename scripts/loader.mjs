// Lets a script import lib/: TypeScript with JSX, the "@/" alias, and other modules in the place of two. Loaded with
// `node --import`.
import { registerHooks } from "node:module";
import { register } from "tsx/esm/api";

const IN_PLACE_OF = {
  // The real module throws outside of a React server build.
  "server-only": "data:text/javascript,export{}",
  "use-intl/format-message": import.meta.resolve("../i18n/format-message.ts"),
};

register();
registerHooks({ resolve: (specifier, context, next) => next(IN_PLACE_OF[specifier] ?? specifier, context) });
