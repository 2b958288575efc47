import type { ReactNode } from "react";

/** Pages that do nothing, so that the benchmarks can say what the framework alone costs in the same build. */
export default function FloorLayout({ children }: { children: ReactNode }) {
  return <html lang="en"><body>{children}</body></html>;
}
