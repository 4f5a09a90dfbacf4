import { UsageError } from "./errors.js";

/**
 * A package that not every installation has, loaded when it is needed.
 * @param needs what needs it, such as "--queue"
 * @throws {UsageError} says what to install where it is missing
 */
export async function optionalPackage<T>(name: string, needs: string, load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code !== "ERR_MODULE_NOT_FOUND" && code !== "MODULE_NOT_FOUND") throw error;
    if (!message.includes(`'${name}'`)) throw error;
    throw new UsageError(`${needs} needs the package ${name}, which is not installed; run: npm install ${name}`);
  }
}
