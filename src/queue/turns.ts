/** Work that goes on beside other work, and work that has to be alone. */
export class Turns {
  #turn: Promise<unknown> = Promise.resolve();
  #idle: Promise<unknown> = Promise.resolve();

  /** Together with others, but for those that are alone. */
  readonly beside = async <T>(work: () => Promise<T>): Promise<T> => {
    for (let turn; turn !== this.#turn;) await (turn = this.#turn);
    const result = work();
    this.#idle = Promise.allSettled([this.#idle, result]);
    return result;
  };

  /** When nothing else is under way. */
  readonly alone = async <T>(work: () => Promise<T>): Promise<T> => {
    const before = this.#turn;
    const result = (async () => {
      await before;
      await this.#idle;
      return work();
    })();
    this.#turn = result.catch(() => {});
    return result;
  };
}
