import type { HTMLAttributes } from "react";
import { classNames } from "./class-names";

type ContainerProps = HTMLAttributes<HTMLDivElement>;

/** The column every part of a page stands in, with the same margins from 320 to 1920 px. */
export function Container({ className, ...rest }: ContainerProps) {
  return <div className={classNames("mx-auto w-full max-w-page px-4 sm:px-6 lg:px-8", className)} {...rest} />;
}

/** The container of an ordinary page, with the room above and below that `look` asks for. */
export function Page({ className, ...rest }: ContainerProps) {
  return <Container className={classNames("py-10 sm:py-16", className)} {...rest} />;
}
