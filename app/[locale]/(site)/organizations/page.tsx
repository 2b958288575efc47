import { wholeListPage } from "@/app/_web/lists/list-page";
import { organizationList } from "@/app/_web/lists/organizations";

const { generateMetadata, Page } = wholeListPage(organizationList);
export { generateMetadata, Page as default };
