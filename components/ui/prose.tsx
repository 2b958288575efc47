import type { ReactNode } from "react";
import { classNames } from "./class-names";

type ProseProps = { children: ReactNode; className?: string };

/** Long text: headings, paragraphs, lists and links with the site's rhythm and a measure of 66 characters. */
export function Prose({ children, className }: ProseProps) {
  return <div className={classNames("prose max-w-measure", className)}>{children}</div>;
}
