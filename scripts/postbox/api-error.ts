/** An error in the format of the mail service. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }

  body() {
    return { statusCode: this.status, message: this.message, name: this.code };
  }
}
