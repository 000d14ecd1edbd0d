import { CliError } from "../errors.js";

const MEANING: Readonly<Record<string, string>> = {
	ENOENT: "there is no such file or folder",
	EACCES: "you are not allowed to read it",
	EPERM: "you are not allowed to read it",
	EISDIR: "it is a folder",
	ENOTDIR: "a part of its path is not a folder",
	ELOOP: "its links lead in a circle",
	EMFILE: "too many files are open",
	ENAMETOOLONG: "its name is too long",
};

/** Puts an error of the file system into words; errors of ours stay as they are. */
export function unreadable(error: unknown): Error {
	if (error instanceof CliError) return error;
	const { code, message } = error as NodeJS.ErrnoException;
	const reason = MEANING[code ?? ""] ?? message;
	return new CliError("CLI_INPUT_UNREADABLE", `cannot be read: ${reason}`, { cause: error });
}
