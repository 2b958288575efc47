import type { AnchorHTMLAttributes, ButtonHTMLAttributes } from "react";
import { classNames } from "./class-names";

/** `light` is the main action of a page, `quiet` is any other, and `danger` is one that cannot be undone. */
export type ButtonVariant = "light" | "quiet" | "danger";

const shape =
  "inline-flex min-h-11 items-center justify-center gap-2 rounded-md px-4 py-2.5 sm:px-5 text-base font-semibold no-underline " +
  "text-center text-balance leading-tight cursor-pointer border-2 disabled:cursor-not-allowed aria-disabled:cursor-not-allowed " +
  "disabled:opacity-60 forced-colors:border-[ButtonText]";

const variants: Record<ButtonVariant, string> = {
  light: "border-transparent bg-light text-on-light hover:underline print:border-current",
  quiet: "border-current bg-transparent text-link hover:underline",
  danger: "border-current bg-transparent text-error hover:underline",
};

export function buttonClasses(variant: ButtonVariant = "quiet", className?: string): string {
  return classNames(shape, variants[variant], className);
}

type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & { variant?: ButtonVariant };

export function Button({ variant, className, type = "button", ...rest }: ButtonProps) {
  return <button type={type} className={buttonClasses(variant, className)} {...rest} />;
}

type ButtonLinkProps = AnchorHTMLAttributes<HTMLAnchorElement> & { href: string; variant?: ButtonVariant };

/** A link that looks like a button. It is a plain link, so that a page of content needs no script for it. */
export function ButtonLink({ variant, className, children, ...rest }: ButtonLinkProps) {
  return (
    <a className={buttonClasses(variant, className)} {...rest}>
      {children}
    </a>
  );
}
