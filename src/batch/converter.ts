import type { Task, TaskResult } from "./worker.js";

/** Whatever converts the files of a batch: threads of this process, or other machines. */
export interface Converter {
  /**
   * @throws {FileError} where the file cannot be converted; the signal's reason where `signal` ends it
   */
  run(task: Task, signal: AbortSignal): Promise<TaskResult>;
  close(): Promise<void>;
}
