/** The sender, as the footer of every email names it. */
export interface Sender {
  siteName: string;
  organizationName: string;
  postalAddress: string;
  contactEmail: string;
}
