import { open, seal } from "../../seal";

/** Seals the cells of a line, bound to its list and its place there. */
export const sealCells = (cells: string[], listId: number, line: number) =>
  seal(JSON.stringify(cells), `list-line/${listId}/${line}`);
/** Opens what `sealCells` sealed. */
export const openCells = (sealed: Uint8Array, listId: number, line: number) =>
  JSON.parse(open(sealed, `list-line/${listId}/${line}`)) as string[];
