// `npm run format`: lays out every file as `npm run check` wants it.
import { show } from "./stages.ts";

process.exit(await show("prettier/bin/prettier.cjs", ["--write", ".", "--log-level", "warn"]));
