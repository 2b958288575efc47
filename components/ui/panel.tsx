import type { ReactNode } from "react";
import { classNames } from "./class-names";

type PanelProps = {
  id?: string;
  children: ReactNode;
  /** `raised` has a background, `plain` a hairline frame. */
  tone?: "raised" | "plain";
  className?: string;
  as?: "div" | "section" | "aside" | "li" | "article";
  "aria-labelledby"?: string;
};

export function Panel({ children, tone = "raised", className, as: Element = "div", ...rest }: PanelProps) {
  const tones = { raised: "bg-raised", plain: "border border-hairline" };
  return (
    <Element className={classNames("rounded-md p-5 sm:p-6 print:border print:p-3", tones[tone], className)} {...rest}>
      {children}
    </Element>
  );
}
