import type { ImportProgress } from "@/lib/lawmakers/imports/schema";

const WIDTH = 30;
const REDRAW_MILLISECONDS = 100;
// In a log, a line now and then.
const LINE_MILLISECONDS = 5_000;

/** A bar that is drawn again in place on a terminal, and lines elsewhere. `end` leaves the terminal on a new line. */
export function createProgressBar(output: NodeJS.WriteStream) {
  let shownAt = performance.now();
  let isDrawn = false;
  const show = (progress: ImportProgress) => {
    const pause = output.isTTY ? REDRAW_MILLISECONDS : LINE_MILLISECONDS;
    if (performance.now() - shownAt < pause) return;
    shownAt = performance.now();
    isDrawn = output.isTTY;
    output.write(output.isTTY ? `\r\u001B[2K${textOf(progress)}` : `${textOf(progress)}\n`);
  };
  return { show, end: () => void (isDrawn && output.write("\r\u001B[2K")) };
}

/** `[=====     ] 50 % · 1,204 rows · tx.csv` */
export function textOf({ file, bytes, bytesTotal, rows }: ImportProgress): string {
  const done = bytesTotal ? Math.min(1, bytes / bytesTotal) : null;
  const filled = Math.round((done ?? 0) * WIDTH);
  const bar =
    done === null ? "" : `[${"=".repeat(filled)}${" ".repeat(WIDTH - filled)}] ${Math.round(done * 100)} % · `;
  return `${bar}${rows.toLocaleString("en")} rows · ${file}`;
}
