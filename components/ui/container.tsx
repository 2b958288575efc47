import type { HTMLAttributes, ReactNode } from "react";
import { classNames } from "./class-names";

type ContainerProps = HTMLAttributes<HTMLDivElement>;

/** The column of a page, with the same margins from 320 to 1920 px. */
export function Container({ className, ...rest }: ContainerProps) {
  return <div className={classNames("mx-auto w-full max-w-page px-4 sm:px-6 lg:px-8", className)} {...rest} />;
}

/** The container of an ordinary page, with space above and below. */
export function Page({ className, ...rest }: ContainerProps) {
  return <Container className={classNames("py-10 sm:py-16", className)} {...rest} />;
}

// A slot with nothing in it takes no space.
const HALF = "min-w-0 space-y-14 [&>:empty]:hidden";

/** One column of sections, which are in two halves on wide screens, without a line above the second. The first half is read first. */
export function TwoHalves({ first, second }: { first: ReactNode; second: ReactNode }) {
  return (
    <div className="gap-x-16 max-lg:max-w-2xl max-lg:space-y-14 lg:grid lg:grid-cols-2">
      <div className={HALF}>{first}</div>
      <div className={classNames(HALF, "lg:[&>:first-child]:border-t-0 lg:[&>:first-child]:pt-0")}>{second}</div>
    </div>
  );
}
