// `npm run format`: formats every file as `npm run check` requires.
import { show } from "./stages.ts";

process.exit(await show("prettier/bin/prettier.cjs", ["--write", ".", "--log-level", "warn"]));
