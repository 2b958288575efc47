// `npm run check`: style, types and unit tests.
import { generatePrismaClient } from "./build.ts";
import { checkFormat, checkStyle, checkTypes, finish, show, stage } from "./stages.ts";

await generatePrismaClient(process.env as Record<string, string>);
const styleAndTypes = await Promise.all([checkFormat(), checkStyle(), checkTypes()]);
const unitTests = await stage("unit tests", () =>
  show("vitest/vitest.mjs", ["run", "--project", "unit", "--reporter", "dot"]),
);
finish([...styleAndTypes, unitTests]);
