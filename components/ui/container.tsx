import type { ReactNode } from "react";
import { classNames } from "./class-names";

type ContainerProps = { children: ReactNode; className?: string };

/** The column every part of a page stands in, with the same margins from 320 to 1920 px. */
export function Container({ children, className }: ContainerProps) {
  return <div className={classNames("mx-auto w-full max-w-page px-4 sm:px-6 lg:px-8", className)}>{children}</div>;
}

/** The container of an ordinary page, with the room above and below that `look` asks for. */
export function Page({ children, className }: ContainerProps) {
  return <Container className={classNames("py-10 sm:py-16", className)}>{children}</Container>;
}
