import { Body, Column, Container, Head, Heading, Hr, Html, Preview, Row, Text } from "@react-email/components";
import type { ReactNode } from "react";

import { colors, darkStyles, fonts } from "./look";
import { Mark } from "./mark";
import type { Sender } from "./sender";
import { type Locale, texts } from "./texts/texts";

interface FrameProps {
  locale: Locale;
  sender: Sender;
  /** The preview text that mail programs show beside the subject. It is the same for every recipient. */
  preview: string;
  heading: string;
  /** Why the recipient gets this email. */
  why: string;
  /** Shows the helplines. Emails to organizers omit them. */
  showsHelp?: boolean;
  children: ReactNode;
}

const body = {
  backgroundColor: colors.ground,
  color: colors.text,
  fontFamily: fonts.sans,
  margin: 0,
  padding: "24px 16px",
};
const site = { fontFamily: fonts.serif, fontSize: "18px", lineHeight: "1.3", margin: 0, color: colors.text };
const title = {
  fontFamily: fonts.serif,
  fontSize: "30px",
  fontWeight: 600,
  lineHeight: "1.15",
  margin: "28px 0 16px",
  color: colors.text,
};
const hairline = { borderTop: `1px solid ${colors.edge}`, margin: "0" };
const small = { fontSize: "14px", lineHeight: "1.6", margin: "12px 0 0", color: colors.muted };

/** The layout of every email: one column of 600 px without images, the sender and the reason, and a dark color scheme. */
export function Frame({ locale, sender, preview, heading, why, showsHelp = false, children }: FrameProps) {
  const { frame } = texts[locale];
  return (
    <Html lang={locale}>
      <Head>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <meta name="format-detection" content="telephone=no, date=no, address=no, email=no" />
        <style>{darkStyles}</style>
      </Head>
      <Body style={body} className="ground">
        <Preview>{preview}</Preview>
        {/* Outlook knows no maximal width and takes the attribute. All others take the style. */}
        <Container width={600} style={{ width: "100%", maxWidth: "600px" }}>
          <Row style={{ marginBottom: "16px" }}>
            <Column style={{ width: "52px", verticalAlign: "middle" }}>
              <Mark />
            </Column>
            <Column style={{ verticalAlign: "middle" }}>
              <Text style={site} className="text">
                {sender.siteName}
              </Text>
            </Column>
          </Row>
          <Hr style={hairline} className="hairline" />
          <Heading as="h1" style={title} className="text">
            {heading}
          </Heading>
          {children}
          <Hr style={{ ...hairline, margin: "32px 0 0" }} className="hairline" />
          <Text style={small} className="muted">
            {why}
          </Text>
          {showsHelp && (
            <Text style={small} className="muted">
              {frame.help}
            </Text>
          )}
          <Text style={small} className="muted">
            {[frame.sentBy(sender.organizationName), sender.postalAddress].filter(Boolean).join(", ")}
            <br />
            {frame.contact(sender.contactEmail)}
          </Text>
        </Container>
      </Body>
    </Html>
  );
}
