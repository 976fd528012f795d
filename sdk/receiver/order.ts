/**
 * Work in a row: what has the same name is done one after another, in the order in which it was asked for; what has
 * another name does not wait.
 * Pure, apart from the work.
 */

/** Does work after all earlier work of the same name, whatever became of that. */
export type InOrder = <Value>(name: string, work: () => Promise<Value>) => Promise<Value>

/** An order of its own; names without work take no memory. */
export function createOrder(): InOrder {
  const last = new Map<string, Promise<unknown>>()
  return (name, work) => {
    const before = last.get(name)
    const own = before === undefined ? work() : before.then(work, work)
    // Nobody may be listening yet; whoever asked for the work hears of its failure.
    const ended = own
      .catch(() => {})
      .then(() => {
        if (last.get(name) === ended) last.delete(name)
      })
    last.set(name, ended)
    return own
  }
}
