import { wholeListPage } from "@/app/_web/lists/list-page";
import { toolkitList } from "@/app/_web/lists/toolkits";

const { generateMetadata, Page } = wholeListPage(toolkitList);
export { generateMetadata, Page as default };
