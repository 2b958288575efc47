import { datedOf, type ImportPlan, type PlanContext, Seen, versionOf } from "../plan";
import type { Problems } from "../schema";
import type { Layer } from "../../schema";
import { openZipTable, type ZipLayout } from "./rows";
import { type ZipScope, zipTables } from "./sql";

// Of each layer. Nebraska and DC have no lower one.
const STATES_MIN: Record<Layer, number> = { sldu: 50, sldl: 48 };

/**
 * The plan of an import of ZIP areas. The Census Bureau's files replace a whole layer, and must have the whole country. An
 * extract replaces the ZIP areas that it names.
 */
export function planZips({ request, problems, now }: PlanContext): ImportPlan {
  const seen = new Seen(problems);
  const layouts = new Layouts(request.partial ?? false, problems);
  const warnings = new Set<string>();
  return {
    tables: zipTables(() => layouts.scope()),
    async *read(file, onBytes) {
      const { layout, rows } = await openZipTable(file, { problems, onBytes, request, warnings });
      layouts.add(file.name, layout);
      for await (const { row, ...place } of rows) {
        if (seen.has(`${row.zip} ${row.layer} ${row.geoid}`, place)) continue;
        layouts.note(row.layer, row.state);
        yield row;
      }
    },
    check: () => layouts.check(request.files.at(-1)!.name),
    result() {
      const dated = datedOf(request, now);
      const plan = layouts.plan();
      return plan ? { version: plan, isExplicit: true, dated, warnings: [] } : { ...versionOf(request), dated };
    },
  };
}

/** The layouts of the files, which must fit together, and the states that they name. */
class Layouts {
  private readonly all: ZipLayout[] = [];
  private readonly states = new Map<Layer, Set<string>>();

  constructor(
    private readonly isPartial: boolean,
    private readonly problems: Problems,
  ) {}

  add(file: string, layout: ZipLayout): void {
    const [first = layout] = this.all;
    if (first.kind !== layout.kind)
      this.problems.stop(file, 1, "Import the Census Bureau's files and extracts one after the other, not together.");
    if (first.kind === "census" && layout.kind === "census" && first.plan !== layout.plan)
      this.problems.stop(file, 1, `The file is of the plan of ${layout.plan}, and another one of ${first.plan}.`);
    this.all.push(layout);
  }

  note(layer: Layer, state: string): void {
    this.states.set(layer, (this.states.get(layer) ?? new Set()).add(state));
  }

  plan(): string | null {
    const [first] = this.all;
    return first?.kind === "census" ? first.plan : null;
  }

  scope(): ZipScope {
    if (this.plan() === null) return { kind: "areas" };
    return this.isPartial ? { kind: "areas-and-layers" } : { kind: "layers", layers: [...this.states.keys()] };
  }

  check(file: string): void {
    if (this.plan() === null || this.isPartial) return;
    for (const [layer, { size }] of this.states)
      if (size < STATES_MIN[layer])
        this.problems.add(
          file,
          null,
          `The files name districts (${layer}) of ${size} states. Is one truncated? --partial imports it and keeps all other ZIP areas.`,
        );
  }
}
