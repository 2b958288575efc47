/** An error that the operator can correct. Its message is printed without a stack. */
export class StartError extends Error {}

const DISK_PROBLEMS: Record<string, string> = {
  ENOSPC: "the disk is full",
  EACCES: "access is denied",
  EPERM: "access is denied",
  EFBIG: "files may not be that large here",
  EROFS: "the disk is read-only",
  EDQUOT: "the disk quota is used up",
  EEXIST: "it is not a folder",
  ENOTDIR: "a part of the path is not a folder",
  ENAMETOOLONG: "its name is too long",
};

/** The meaning of a file system error for the operator, or null. */
export function diskProblemOf(error: unknown): string | null {
  const { code = "" } = error as NodeJS.ErrnoException;
  return DISK_PROBLEMS[code] ? `${DISK_PROBLEMS[code]} (${code})` : null;
}
