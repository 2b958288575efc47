import type { ReactNode } from "react";
import { classNames } from "./class-names";

type ProseProps = { children: ReactNode; className?: string };

/** Long text with the spacing of the site and a measure of 66 characters. */
export function Prose({ children, className }: ProseProps) {
  return <div className={classNames("prose max-w-measure", className)}>{children}</div>;
}
