/** Who writes, as every email says at its foot. */
export interface Sender {
  siteName: string;
  organizationName: string;
  postalAddress: string;
  contactEmail: string;
}
