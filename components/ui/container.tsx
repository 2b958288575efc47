import type { HTMLAttributes } from "react";
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
