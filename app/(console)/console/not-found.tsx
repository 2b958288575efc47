/** For `notFound()` outside a page. Pages show the same by `showToOrganizer`, which sets the status. */
export { ConsoleNotFound as default } from "@/components/console/instead-of-page";
