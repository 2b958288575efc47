import { Button, Link, Section, Text } from "@react-email/components";
import { Fragment, type ReactNode } from "react";

import { colors, fonts } from "./look";

const paragraph = { fontSize: "17px", lineHeight: "1.6", margin: "0 0 16px", color: colors.text };
const hint = { fontSize: "15px", lineHeight: "1.6", margin: "0 0 16px", color: colors.muted };
const lead = { ...hint, margin: "0 0 4px" };
const url = { ...hint, margin: "0 0 20px", color: colors.text, wordBreak: "break-all" as const };
const button = {
  backgroundColor: colors.light,
  color: colors.onLight,
  borderRadius: "6px",
  padding: "15px 28px",
  fontSize: "18px",
  fontWeight: 700,
  textDecoration: "none",
};
const code = {
  display: "inline-block",
  border: `1px solid ${colors.edge}`,
  borderRadius: "6px",
  padding: "12px 18px",
  margin: "8px 0 20px",
  fontFamily: fonts.mono,
  fontSize: "22px",
  letterSpacing: "0.06em",
  lineHeight: "1.3",
  color: colors.text,
};

export function Paragraph({ children }: { children: ReactNode }) {
  return (
    <Text style={paragraph} className="text">
      {children}
    </Text>
  );
}

interface ActionProps {
  href: string;
  label: string;
  /** Shown above the URL, for readers whose button does not work. */
  hint: string;
}

/**
 * The main button of an email, with its URL as text below. Only the button is a link, so a scanner that follows links finds
 * each URL once. The plain text version has the label and the URL, without the hint.
 */
export function Action({ href, label, hint: copy }: ActionProps) {
  return (
    <>
      <Section style={{ margin: "24px 0" }}>
        <Button href={href} style={button} className="button">
          {label}
        </Button>
      </Section>
      <Text style={lead} className="muted" data-skip-in-text="true">
        {copy}
      </Text>
      <Text style={url} className="text">
        {href}
      </Text>
    </>
  );
}

/** Smaller text. With `introduces` it is set close to what follows. */
export function Hint({ introduces = false, children }: { introduces?: boolean; children: ReactNode }) {
  return (
    <Text style={introduces ? lead : hint} className="muted">
      {children}
    </Text>
  );
}

export function Code({ children }: { children: string }) {
  return (
    <Text style={code} className="code">
      {children}
    </Text>
  );
}

/** A link whose text is its URL. */
export function PlainLink({ href, small = false }: { href: string; small?: boolean }) {
  return (
    <Text style={small ? { ...url, fontSize: "13px", margin: "0 0 8px" } : url}>
      <Link href={href} style={{ color: colors.link, textDecoration: "underline" }} className="link">
        {href}
      </Link>
    </Text>
  );
}

/** A text with the line breaks that a person typed. */
export function Typed({ children }: { children: string }) {
  return (
    <Text style={{ ...paragraph, overflowWrap: "anywhere" }} className="text">
      {children.split("\n").map((line, place) => (
        <Fragment key={place}>
          {place > 0 && <br />}
          {line}
        </Fragment>
      ))}
    </Text>
  );
}
